package law

import (
	"slices"
	"strings"
	"sync"
)

// An Article is a provision of the GDPR, or a recital, judgment or guideline,
// with a short title of our own.
type Article struct {
	Ref   string // "30(1)(f)", "rec. 43", "C-311/18"
	Title string
	Evidence
}

var articles = load(articleTable, decodeArticle)

var articleTable = table{name: "articles", columns: "ref title", key: "ref"}

func decodeArticle(r *row) Article {
	return Article{Ref: r.need("ref"), Title: r.need("title"), Evidence: r.evidence()}
}

// Articles returns all provisions that have a title.
func Articles() []Article { return slices.Clone(articles()) }

var articleByRef = sync.OnceValue(func() map[string]Article {
	m := map[string]Article{}
	for _, a := range articles() {
		m[a.Ref] = a
	}
	return m
})

// ArticleOf returns the provision that a reference such as "30(1)(f)" or
// "C-311/18" names, or the nearest one around it: article 17 for "17(2)".
func ArticleOf(ref string) (Article, bool) {
	for ref = strings.TrimSpace(ref); ref != ""; {
		if a, ok := articleByRef()[ref]; ok {
			return a, true
		}
		i := max(strings.LastIndexByte(ref, '('), strings.LastIndexByte(ref, ' '))
		if i < 0 {
			break
		}
		ref = strings.TrimSpace(ref[:i])
	}
	return Article{}, false
}

// ArticleTitle returns the title of what [ArticleOf] finds, or "".
func ArticleTitle(ref string) string {
	a, _ := ArticleOf(ref)
	return a.Title
}

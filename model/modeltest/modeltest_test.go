package modeltest

import (
	"testing"

	"pgregory.net/rapid"

	"ropa/model"
)

// Record itself refuses to draw what cannot be saved; here every kind is drawn.
func TestRecordsOfEveryKindCanBeSaved(t *testing.T) {
	said := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		reg := Register(t)
		for _, k := range model.Kinds {
			o := model.Of(Record(t, reg, k))
			for _, f := range o.Fields() {
				if !o.IsZero(f) {
					said[string(k)+"."+f.Key] = true
				}
			}
		}
	})
	for _, k := range model.Kinds {
		for _, f := range model.Fields(k) {
			if !said[string(k)+"."+f.Key] && f.Key != "code" {
				t.Errorf("%s.%s was never drawn", k, f.Key)
			}
		}
	}
}

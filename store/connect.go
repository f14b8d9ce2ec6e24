package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io/fs"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// How a connection uses the file.
type mode string

const (
	reading  mode = "ro"
	writing  mode = "rw"
	creating mode = "rwc" // the file is there and empty; nobody shares it yet
)

// longest is the size in bytes of the largest value that a register may hold.
// It keeps a hostile file from filling the memory.
const longest = 16 << 20

// prepare sets what SQLite can only be told once per process.
var prepare = sync.OnceFunc(func() {
	sqlite.StrictPragmas(true)
	// On Linux SQLite's locks then survive that someone in this process opens
	// and closes the file. Elsewhere this is refused, and only the rule holds
	// that nobody does.
	sqlite.OFDLocking(true)
})

// dataSource writes the name under which the driver opens the file at path, an
// absolute path. A name built by hand would end at a "?" in a file name and
// lose the settings behind it, "mode" among them.
func dataSource(path string, m mode, busy time.Duration) string {
	q := url.Values{
		"mode":          {string(m)},
		"_defensive":    {"1"},
		"_dqs":          {"0"},
		"_error_rc":     {"1"},
		"_busy_timeout": {strconv.FormatInt(busy.Milliseconds(), 10)},
		"_foreign_keys": {"1"},
		"_txlock":       {"immediate"},
		"_pragma":       {"trusted_schema(0)", "cell_size_check(1)"},
	}
	switch m {
	case reading:
		// What reads goes over the file once. SQLite's 2 MB for each connection, of
		// which the driver makes 6, save it nothing.
		q.Add("_pragma", "cache_size(-256)")
	case writing:
		// EXTRA: with FULL a power cut may take back the last save. Only it
		// makes the folder forget the journal before a save counts as done.
		q.Set("_synchronous", "EXTRA")
		q.Add("_pragma", "fullfsync(1)") // on macOS a sync reaches the disk only so
		// Deleted text is overwritten, not only forgotten.
		q.Add("_pragma", "secure_delete(1)")
	case creating:
		q.Set("_synchronous", "OFF") // a crash leaves no register; publish syncs the whole
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/registers/..
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// A connector opens the connections of one pool. Each one gets its limits
// before anyone can use it, and leads to the file that was opened first.
type connector struct {
	driver.Connector
	path  string
	file  fs.FileInfo // nil: any file
	trace func(query string)
}

// openPool returns a pool of at most n connections to the file at path.
// Nothing is opened yet.
func openPool(path string, file fs.FileInfo, m mode, n int, o Options) (*sql.DB, error) {
	prepare()
	base, err := sqlite.NewConnector(dataSource(path, m, o.busyTimeout()))
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(&connector{Connector: base, path: path, file: file, trace: o.Trace})
	db.SetMaxOpenConns(n) // SQLite has one writer; let database/sql do the queueing
	db.SetMaxIdleConns(n)
	if n > 1 {
		// Each has a page cache of 2 MB, wanted while a register is read and not after.
		db.SetConnMaxIdleTime(10 * time.Second)
	}
	return db, nil
}

// Connect opens a connection.
func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	// database/sql drops a connection whose query was cancelled and comes here
	// again. The file may have been replaced in the meantime.
	if r := whereIs(c.path, c.file); r != "" {
		return nil, &Failure{Reason: r, Op: "open", Path: c.path}
	}
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	if err := limit(ctx, conn); err != nil {
		conn.Close()
		return nil, err
	}
	if c.trace != nil {
		return traced{conn.(driverConn), c.trace}, nil
	}
	return conn, nil
}

// limit bounds what SQL and the content of a file may ask of conn. One attached
// file must be possible: VACUUM INTO needs it.
func limit(ctx context.Context, conn driver.Conn) error {
	// The driver sets limits on a *sql.Conn only, so lend it one. It is never
	// given back: the pool it was taken from would close conn.
	db := sql.OpenDB(lent{conn})
	defer db.Close()
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	if _, err := sqlite.Limit(c, sqlite3.SQLITE_LIMIT_LENGTH, longest); err != nil {
		return err
	}
	_, err = sqlite.Limit(c, sqlite3.SQLITE_LIMIT_ATTACHED, 1)
	return err
}

// lent is a connector that has one connection, which is open already.
type lent struct{ conn driver.Conn }

func (l lent) Connect(context.Context) (driver.Conn, error) { return l.conn, nil }
func (l lent) Driver() driver.Driver                        { return nil }

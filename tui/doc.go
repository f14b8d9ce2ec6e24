// Package tui is the terminal app of ropa: one register on one screen, worked
// with the keyboard.
//
// [Run] is the whole public face. Inside, the shell is the only tea.Model. It
// owns the size of the terminal, the stack of screens, the dialogs above them,
// the toasts, the footer and the theme. A screen is one page of the app; a
// dialog is a screen that is drawn in a box. Whatever a person can do is an
// action, and every key press goes either into the text editor that has the
// focus or to an action: footer, help, command palette and mouse show and run
// the same list, so help cannot lie.
//
// An open register begins with its places: one list for every kind, drawn from
// the catalogue of package model, and a page that shows everything that a record
// says. What they need in memory is in a book: rows and search texts, never the
// records themselves, as a moment that is not changed once it is shown. The next
// moment is made away from the event loop, out of the present one and what was
// read or saved since.
//
// A record of any kind is edited in a form: a row for every field of the
// catalogue, a form of its own for every item of a list, and a
// session behind them that holds what was changed, so that undo, problems and
// the draft on the disk are kept in one place.
//
// Files that are exported and imported are written and read by package
// export/exchange, as on the command line; what is here asks, shows what an import
// would change, and can take it back.
//
// Nothing here waits: update changes state and reads no file, a tea.Cmd reads
// files and changes no state. Every frame is exactly as large as the terminal,
// and the terminal's own cursor always sits on the thing that has the focus,
// since screen readers, magnifiers and input methods follow it.
package tui

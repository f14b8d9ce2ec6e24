package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ropa/model"
	"ropa/store"
)

// A session is an open register and a command that works on it.
type session struct {
	*store.Store
	ctx context.Context
	reg *model.Register

	on      model.Date // of which the rules speak; "" for today
	checked *checked   // what they found
}

// register reads what links lead to, once: an entry for every record, and the
// shared kinds whole.
func (s *session) register() (*model.Register, error) { return s.keep(store.KeepShared) }

// keep is register with as much in it as the first who asks wants.
func (s *session) keep(what store.Keep) (*model.Register, error) {
	if s.reg == nil {
		reg, err := s.Register(s.ctx, what)
		if err != nil {
			return nil, err
		}
		s.reg = reg
	}
	return s.reg, nil
}

// settingsWord names the register's own record, whose name is often also that of
// a party.
const settingsWord = "register"

// find returns the live record that word names: its uid, ref, code or exact name.
func (s *session) find(k model.Kind, word string) (model.Entry, error) {
	if word == settingsWord && (k == "" || k == model.KindRegister) {
		rows, err := s.List(s.ctx, model.KindRegister, false, store.ByName, 0, 1)
		switch {
		case err != nil:
			return model.Entry{}, err
		case len(rows) > 0:
			return rows[0].Entry, nil
		}
	}
	e, err := s.Find(s.ctx, k, word)
	if k == "" && errors.Is(err, model.ErrAmbiguous) {
		reg, regErr := s.register()
		if regErr != nil {
			return e, regErr
		}
		if e, ok := onlyOne(reg, word); ok {
			return e, nil
		}
	}
	switch {
	case errors.Is(err, model.ErrAmbiguous):
		err = hint(err, "say which by its uid, or by its kind with --kind")
	case errors.Is(err, model.ErrNotFound):
		err = s.notFound(k, word, err)
	}
	return e, err
}

// notFound says that no live record bears the word, and what else there is.
func (s *session) notFound(k model.Kind, word string, err error) error {
	deleted, listErr := s.deleted(k)
	if listErr != nil {
		return listErr
	}
	if e, findErr := among(deleted, k, word); findErr == nil {
		return hint(fmt.Errorf("the %s is deleted", nameEntry(e)), "bring it back with: ropa undelete %s", wordFor(e))
	}
	which := ""
	if k != "" && k != model.KindActivity {
		which = " --kind " + string(k)
	}
	return hint(err, `"ropa list%s" shows what the register has`, which)
}

// onlyOne returns the record that word names when all but one of those it names
// are the register's own record.
func onlyOne(reg *model.Register, word string) (model.Entry, bool) {
	var found []model.Entry
	for _, k := range model.Kinds {
		if k == model.KindRegister {
			continue
		}
		e, err := reg.Find(k, word)
		if errors.Is(err, model.ErrAmbiguous) {
			return e, false
		}
		if err == nil {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		return model.Entry{}, false
	}
	return found[0], true
}

// head returns the state of the live record that word names.
func (s *session) head(k model.Kind, word string) (store.Revision, error) {
	e, err := s.find(k, word)
	if err != nil {
		return store.Revision{}, err
	}
	return s.Head(s.ctx, e.UID)
}

// deleted returns the deleted records of kind k, or of all kinds for "".
func (s *session) deleted(k model.Kind) (all []model.Entry, err error) {
	kinds := model.Kinds
	if k != "" {
		kinds = []model.Kind{k}
	}
	for _, k := range kinds {
		rows, err := s.List(s.ctx, k, true, store.ByName, 0, -1)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			all = append(all, r.Entry)
		}
	}
	return all, nil
}

// findDeleted returns the uid of the deleted record that word names.
func (s *session) findDeleted(deleted []model.Entry, k model.Kind, word string) (string, error) {
	e, err := among(deleted, k, word)
	if !errors.Is(err, model.ErrNotFound) {
		return e.UID, err
	}
	if live, liveErr := s.Find(s.ctx, k, word); liveErr == nil {
		return "", fmt.Errorf("the %s is not deleted", nameEntry(live))
	}
	return "", hint(fmt.Errorf("there is no deleted %s", strings.TrimPrefix(err.Error(), "there is no ")),
		`"ropa list --deleted" shows what can come back, --kind says of which kind`)
}

// among finds a deleted record among others as live ones are found.
func among(deleted []model.Entry, k model.Kind, word string) (model.Entry, error) {
	reg := new(model.Register)
	for _, e := range deleted {
		e.Deleted = false
		reg.PutEntry(e)
	}
	return reg.Find(k, word)
}

package store

import "context"

// State returns the hash of the newest change. It covers that change and all
// before it, so two copies of a register with one State hold the same, history
// included. It is printed on what leaves the register.
func (s *Store) State(ctx context.Context) (string, error) {
	hash, err := newest(ctx, s.db)
	return hash, s.explain("read", err)
}

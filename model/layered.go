package model

import "maps"

// A layered map is a map that can be looked at from one state on by several,
// each with changes of its own: what they have in common is there once.
type layered[V any] struct {
	base map[string]V // never changed
	top  map[string]V // what differs from it
}

func (l *layered[V]) get(key string) (V, bool) {
	v, ok := l.top[key]
	if !ok {
		v, ok = l.base[key]
	}
	return v, ok
}

func (l *layered[V]) put(key string, v V) {
	if l.top == nil {
		l.top = map[string]V{}
	}
	l.top[key] = v
}

// fork returns a map that can be changed on its own, as long as l is not changed.
func (l *layered[V]) fork() layered[V] {
	switch {
	case len(l.base) == 0:
		return layered[V]{base: l.top}
	case len(l.top) <= len(l.base)/8+8:
		return layered[V]{l.base, maps.Clone(l.top)}
	}
	base := maps.Clone(l.base)
	maps.Copy(base, l.top)
	return layered[V]{base: base}
}

package model

import (
	"slices"
	"testing"
)

func TestGiveKeys(t *testing.T) {
	a := &Activity{
		Purposes:     []Purpose{{Key: "1", Text: "a"}, {Text: "b"}},
		DataSubjects: []DataSubject{{Key: "1"}, {Key: "2"}},
		PersonalData: []PersonalData{{Key: "2", Scope: Scope{Purposes: These("1"), DataSubjects: These("2", "1")}}},
	}
	given := GiveKeys(a)
	if len(given) != 3 {
		t.Errorf("%d keys were given, want 3: one was missing, and 1 and 2 were there before", len(given))
	}
	if a.Purposes[0].Key != "1" || a.DataSubjects[1].Key != "2" {
		t.Errorf("the first to bear a key keeps it, got %q and %q", a.Purposes[0].Key, a.DataSubjects[1].Key)
	}
	scope := a.PersonalData[0].Scope
	if !slices.Equal(scope.Purposes.Keys, []string{"1"}) || !slices.Equal(scope.DataSubjects.Keys, []string{"2", a.DataSubjects[0].Key}) {
		t.Errorf("the scope %+v does not follow the keys", scope)
	}
	if more := GiveKeys(a); len(more) > 0 {
		t.Errorf("the second time there is nothing to give, got %q", more)
	}
}

func TestGiveKeysLeavesTwinsInOneList(t *testing.T) {
	a := &Activity{Purposes: []Purpose{{Key: "1"}, {Key: "1"}}}
	if given := GiveKeys(a); len(given) > 0 {
		t.Errorf("which of the two is meant cannot be told, yet %q was given", given)
	}
}

func TestDecodeDocument(t *testing.T) {
	d, err := DecodeDocument("\ufeff{\"format\": \"ropa-register/1\", \"head\": \"4f\", \"without\": [\"private_note\"], \"register\": {},\n" +
		`"units": [{"name": "HR", "company": {"uid": "u", "name": "Nordic"}, "base_rev": "r"}], "activities": null}`)
	if err != nil {
		t.Fatal(err)
	}
	if d.Head != "4f" || !slices.Equal(d.Without, []string{"private_note"}) || len(d.Records) != 1 {
		t.Fatalf("got %+v", d)
	}
	r := d.Records[0]
	if r.Kind != KindUnit || r.BaseRev != "r" || r.Names["u"] != "Nordic" || r.Line != 2 || r.Column != 11 {
		t.Errorf("got %+v", r)
	}
}

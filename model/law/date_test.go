package law

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A date is read as package time reads it, whatever a person typed.
func TestDatesAreReadAsPackageTimeReadsThem(t *testing.T) {
	same := func(t rapid.TB, d Date) {
		want, wantErr := time.Parse(time.DateOnly, string(d))
		got, err := d.Time()
		if !got.Equal(want) || (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
			t.Errorf("%q is %v, %v, want %v, %v", d, got, err, want, wantErr)
		}
		if d.Valid() != (wantErr == nil) {
			t.Errorf("%q is valid: %v, want %v", d, d.Valid(), wantErr == nil)
		}
	}
	for _, d := range []Date{
		"", "2026-11-22", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00",
		"0000-01-01", "9999-12-31", "2026-1-02", "2026-11-22 ", "2026/11/22", "2026-11-2x", "+026-11-22", "２026-1-1",
	} {
		same(t, d)
	}
	rapid.Check(t, func(t *rapid.T) {
		same(t, Date(rapid.StringMatching(`[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]`).Draw(t, "date")))
	})
}

func BenchmarkDateValid(b *testing.B) {
	for b.Loop() {
		Date("2026-11-22").Valid()
	}
}

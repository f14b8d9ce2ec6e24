package check

import (
	"ropa/model"
)

// A Finding says what one record does not say, and where.
type Finding struct {
	Rule     string     `json:"rule"` // "PU-01"
	Severity Severity   `json:"severity"`
	Article  string     `json:"article"` // "30(1)(b)"
	UID      string     `json:"uid"`     // of the record it speaks of
	Path     model.Path `json:"path"`    // the field or list item of that record; empty: the whole
	Message  string     `json:"message"` // "the record does not say .."

	// Shared is the uid of the record from which the value comes that the item
	// at Path only links (a rule, a party), and SharedPath the place in it:
	// that is where to mend it, for all activities at once. Empty otherwise.
	Shared     string     `json:"shared,omitempty"`
	SharedPath model.Path `json:"shared_path,omitempty"`

	// Since is the first day on which the finding holds, where it comes with
	// time; findings whose Since lies ahead of today are due then.
	Since model.Date `json:"since,omitempty"`

	// Muted says that the activity silences the rule, and MuteReason why. The
	// finding is still told, so that nobody overlooks that it was silenced. An
	// error is never muted.
	Muted      bool   `json:"muted,omitempty"`
	MuteReason string `json:"mute_reason,omitempty"`
}

// Worst returns the severity of the worst finding that is not muted, 0 where
// there is none.
func Worst(findings []Finding) Severity {
	var worst Severity
	for i := range findings {
		if f := &findings[i]; !f.Muted {
			worst = max(worst, f.Severity)
		}
	}
	return worst
}

// mute marks the findings that mutes silence. An error cannot be muted, and a
// mute without a reason has no effect.
func mute(findings []Finding, mutes []model.Mute) {
	if len(mutes) == 0 {
		return
	}
	reasons := make(map[string]string, len(mutes))
	for i := range mutes {
		if m := &mutes[i]; m.Reason != "" && reasons[m.Check] == "" {
			reasons[m.Check] = m.Reason
		}
	}
	for i := range findings {
		if f := &findings[i]; f.Severity < Error && reasons[f.Rule] != "" {
			f.Muted, f.MuteReason = true, reasons[f.Rule]
		}
	}
}

// A spot is where a finding speaks: a place in the record, and the place in the
// shared record that holds the value, if it is linked.
type spot struct {
	path       model.Path
	shared     string
	sharedPath model.Path
}

// at returns the path of a field of an item.
func at(list, key, field string) model.Path {
	return model.Path(list + "[" + key + "]." + field)
}

// item returns the path of an item.
func item(list, key string) model.Path { return model.Path(list + "[" + key + "]") }

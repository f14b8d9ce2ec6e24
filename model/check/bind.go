package check

import "maps"

// activityRules are the rules on one activity, by their ids.
var activityRules = merge(
	organisationRules, purposeRules, dataRules, basisRules, specialRules, recipientRules,
	transferRules, toolRules, retentionRules, periodRules, securityRules, assessmentRules, processorRules, qualityRules,
)

func merge(themes ...map[string]func(*facts)) map[string]func(*facts) {
	all := map[string]func(*facts){}
	for _, theme := range themes {
		maps.Copy(all, theme)
	}
	return all
}

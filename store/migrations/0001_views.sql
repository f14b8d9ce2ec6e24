-- Views for readers with other tools, written from the field catalogue; see views_test.go.
-- A column that is NULL is not said. Codes are those of the catalogue. A link is
-- the name of the record that it leads to. Private notes are left out.

CREATE VIEW settings AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.main_company')) AS "main_company",
  json_extract(v.body, '$.profile') AS "profile",
  json_extract(v.body, '$.language') AS "language",
  json_extract(v.body, '$.review_every') AS "review_every",
  json_extract(v.body, '$.notes') AS "notes",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'register' AND r.deleted = 0;

CREATE VIEW register_glossary AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.short') AS "short",
  json_extract(i.value, '$.long') AS "long",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.glossary') AS i
WHERE r.kind = 'register' AND r.deleted = 0;

CREATE VIEW parties AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(v.body, '$.own') AS "own",
  json_extract(v.body, '$.registration_no') AS "registration_no",
  json_extract(v.body, '$.address') AS "address",
  json_extract(v.body, '$.country') AS "country",
  json_extract(v.body, '$.email') AS "email",
  json_extract(v.body, '$.phone') AS "phone",
  json_extract(v.body, '$.web') AS "web",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.term')) AS "term",
  json_extract(v.body, '$.public_authority') AS "public_authority",
  json_extract(v.body, '$.nonprofit_kind') AS "nonprofit_kind",
  json_extract(v.body, '$.employees') AS "employees",
  json_extract(v.body, '$.language') AS "language",
  json_extract(v.body, '$.lead_authority') AS "lead_authority",
  json_extract(v.body, '$.privacy_contact') AS "privacy_contact",
  json_extract(v.body, '$.rights_note') AS "rights_note",
  json_extract(v.body, '$.dpo_designated') AS "dpo_designated",
  json_extract(v.body, '$.dpo_name') AS "dpo_name",
  json_extract(v.body, '$.dpo_address') AS "dpo_address",
  json_extract(v.body, '$.dpo_email') AS "dpo_email",
  json_extract(v.body, '$.dpo_phone') AS "dpo_phone",
  json_extract(v.body, '$.dpo_notified_on') AS "dpo_notified_on",
  json_extract(v.body, '$.representative_designated') AS "representative_designated",
  json_extract(v.body, '$.representative_name') AS "representative_name",
  json_extract(v.body, '$.representative_address') AS "representative_address",
  json_extract(v.body, '$.representative_email') AS "representative_email",
  json_extract(v.body, '$.representative_phone') AS "representative_phone",
  json_extract(v.body, '$.representative_notified_on') AS "representative_notified_on",
  json_extract(v.body, '$.no_representative_reason') AS "no_representative_reason",
  json_extract(v.body, '$.exemption_note') AS "exemption_note",
  json_extract(v.body, '$.notes') AS "notes",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'party' AND r.deleted = 0;

CREATE VIEW party_agreements AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.kind') AS "kind",
  (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.companies') AS k JOIN record AS n ON n.uid = k.value) AS "companies",
  json_extract(i.value, '$.status') AS "status",
  json_extract(i.value, '$.agreement_ref') AS "agreement_ref",
  json_extract(i.value, '$.signed_on') AS "signed_on",
  json_extract(i.value, '$.expires_on') AS "expires_on",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS "doc",
  json_extract(i.value, '$.subprocessing') AS "subprocessing",
  json_extract(i.value, '$.objection_days') AS "objection_days",
  json_extract(i.value, '$.instructions') AS "instructions",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.agreements') AS i
WHERE r.kind = 'party' AND r.deleted = 0;

CREATE VIEW party_tools AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.country') AS "country",
  json_extract(i.value, '$.organisation') AS "organisation",
  json_extract(i.value, '$.mechanism') AS "mechanism",
  json_extract(i.value, '$.module') AS "module",
  json_extract(i.value, '$.safeguards') AS "safeguards",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS "doc",
  json_extract(i.value, '$.signed_on') AS "signed_on",
  json_extract(i.value, '$.approved_by') AS "approved_by",
  json_extract(i.value, '$.approved_on') AS "approved_on",
  json_extract(i.value, '$.scope_confirmed') AS "scope_confirmed",
  json_extract(i.value, '$.dpf_listed') AS "dpf_listed",
  json_extract(i.value, '$.dpf_hr') AS "dpf_hr",
  json_extract(i.value, '$.dpf_checked_on') AS "dpf_checked_on",
  json_extract(i.value, '$.fallback') AS "fallback",
  json_extract(i.value, '$.tia_on') AS "tia_on",
  json_extract(i.value, '$.tia_result') AS "tia_result",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.tia_doc')) AS "tia_doc",
  json_extract(i.value, '$.supplementary') AS "supplementary",
  json_extract(i.value, '$.occasional') AS "occasional",
  json_extract(i.value, '$.assessment') AS "assessment",
  json_extract(i.value, '$.authority_informed_on') AS "authority_informed_on",
  json_extract(i.value, '$.subjects_informed') AS "subjects_informed",
  json_extract(i.value, '$.copy_from') AS "copy_from",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.tools') AS i
WHERE r.kind = 'party' AND r.deleted = 0;

CREATE VIEW party_subprocessors AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')) AS "party",
  json_extract(i.value, '$.what_for') AS "what_for",
  json_extract(i.value, '$.country') AS "country",
  json_extract(i.value, '$.since') AS "since",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.subprocessors') AS i
WHERE r.kind = 'party' AND r.deleted = 0;

CREATE VIEW party_audits AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.on') AS "on",
  json_extract(i.value, '$.how') AS "how",
  json_extract(i.value, '$.result') AS "result",
  json_extract(i.value, '$.next_on') AS "next_on",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.audits') AS i
WHERE r.kind = 'party' AND r.deleted = 0;

CREATE VIEW units AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.company')) AS "company",
  json_extract(v.body, '$.head') AS "head",
  json_extract(v.body, '$.email') AS "email",
  json_extract(v.body, '$.notes') AS "notes",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'unit' AND r.deleted = 0;

CREATE VIEW systems AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(v.body, '$.system_kind') AS "system_kind",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.provider')) AS "provider",
  json_extract(v.body, '$.hosted_in') AS "hosted_in",
  json_extract(v.body, '$.description') AS "description",
  json_extract(v.body, '$.notes') AS "notes",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'system' AND r.deleted = 0;

CREATE VIEW terms AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(v.body, '$.vocabulary') AS "vocabulary",
  json_extract(v.body, '$.code') AS "code",
  json_extract(v.body, '$.retired') AS "retired",
  (SELECT group_concat(n.name, '; ') FROM json_each(v.body, '$.includes') AS k JOIN record AS n ON n.uid = k.value) AS "includes",
  json_extract(v.body, '$.vulnerable') AS "vulnerable",
  json_extract(v.body, '$.special') AS "special",
  json_extract(v.body, '$.criminal') AS "criminal",
  json_extract(v.body, '$.national_id') AS "national_id",
  json_extract(v.body, '$.highly_personal') AS "highly_personal",
  json_extract(v.body, '$.default_role') AS "default_role",
  json_extract(v.body, '$.heading') AS "heading",
  json_extract(v.body, '$.notes') AS "notes",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'term' AND r.deleted = 0;

CREATE VIEW rules AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  (SELECT group_concat(k.value, '; ') FROM json_each(v.body, '$.countries') AS k) AS "countries",
  (SELECT group_concat(n.name, '; ') FROM json_each(v.body, '$.companies') AS k JOIN record AS n ON n.uid = k.value) AS "companies",
  json_extract(v.body, '$.period') AS "period",
  json_extract(v.body, '$.self_set_maximum') AS "self_set_maximum",
  json_extract(v.body, '$.criterion') AS "criterion",
  (SELECT group_concat(k.value, '; ') FROM json_each(v.body, '$.starts') AS k) AS "starts",
  json_extract(v.body, '$.start_note') AS "start_note",
  json_extract(v.body, '$.whichever') AS "whichever",
  json_extract(v.body, '$.counted_from') AS "counted_from",
  json_extract(v.body, '$.rule_kind') AS "rule_kind",
  json_extract(v.body, '$.law') AS "law",
  json_extract(v.body, '$.law_country') AS "law_country",
  json_extract(v.body, '$.law_checked_on') AS "law_checked_on",
  json_extract(v.body, '$.action') AS "action",
  json_extract(v.body, '$.method') AS "method",
  json_extract(v.body, '$.exceptions') AS "exceptions",
  json_extract(v.body, '$.notes') AS "notes",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'rule' AND r.deleted = 0;

CREATE VIEW documents AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(v.body, '$.document_kind') AS "document_kind",
  json_extract(v.body, '$.where') AS "where",
  json_extract(v.body, '$.version') AS "version",
  json_extract(v.body, '$.dated_on') AS "dated_on",
  json_extract(v.body, '$.expires_on') AS "expires_on",
  json_extract(v.body, '$.mentions_transfers') AS "mentions_transfers",
  json_extract(v.body, '$.notes') AS "notes",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'document' AND r.deleted = 0;

CREATE VIEW activities AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(v.body, '$.description') AS "description",
  (SELECT group_concat(k.value, '; ') FROM json_each(v.body, '$.tags') AS k) AS "tags",
  json_extract(v.body, '$.role') AS "role",
  json_extract(v.body, '$.processing_status') AS "processing_status",
  json_extract(v.body, '$.starts_on') AS "starts_on",
  json_extract(v.body, '$.ends_on') AS "ends_on",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.replaced_by')) AS "replaced_by",
  json_extract(v.body, '$.record_status') AS "record_status",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.unit')) AS "unit",
  (SELECT group_concat(k.value, '; ') FROM json_each(v.body, '$.owners') AS k) AS "owners",
  CASE json_type(v.body, '$.companies') WHEN 'text' THEN json_extract(v.body, '$.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(v.body, '$.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "companies",
  json_extract(v.body, '$.special_data') AS "special_data",
  json_extract(v.body, '$.free_text_rule') AS "free_text_rule",
  json_extract(v.body, '$.children') AS "children",
  json_extract(v.body, '$.profiling') AS "profiling",
  json_extract(v.body, '$.profiling_note') AS "profiling_note",
  json_extract(v.body, '$.recipients.answer') AS "recipients",
  json_extract(v.body, '$.recipients.reason') AS "recipients_reason",
  json_extract(v.body, '$.transfers.answer') AS "transfers",
  json_extract(v.body, '$.transfers.reason') AS "transfers_reason",
  json_extract(v.body, '$.retention.answer') AS "retention",
  json_extract(v.body, '$.retention.reason') AS "retention_reason",
  json_extract(v.body, '$.measures.answer') AS "measures",
  json_extract(v.body, '$.measures.reason') AS "measures_reason",
  json_extract(v.body, '$.measures_text') AS "measures_text",
  json_extract(v.body, '$.automated_decisions') AS "automated_decisions",
  json_extract(v.body, '$.decision_logic') AS "decision_logic",
  json_extract(v.body, '$.decision_basis') AS "decision_basis",
  json_extract(v.body, '$.dpia_required') AS "dpia_required",
  json_extract(v.body, '$.dpia_reason') AS "dpia_reason",
  (SELECT group_concat(k.value, '; ') FROM json_each(v.body, '$.dpia_criteria') AS k) AS "dpia_criteria",
  json_extract(v.body, '$.dpia_listed_case') AS "dpia_listed_case",
  json_extract(v.body, '$.dpia_screened_on') AS "dpia_screened_on",
  json_extract(v.body, '$.dpia_status') AS "dpia_status",
  json_extract(v.body, '$.dpia_on') AS "dpia_on",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.dpia_doc')) AS "dpia_doc",
  json_extract(v.body, '$.dpia_outcome') AS "dpia_outcome",
  json_extract(v.body, '$.dpo_advice') AS "dpo_advice",
  json_extract(v.body, '$.consulted_on') AS "consulted_on",
  json_extract(v.body, '$.dpia_next_on') AS "dpia_next_on",
  json_extract(v.body, '$.large_scale') AS "large_scale",
  json_extract(v.body, '$.occasional') AS "occasional",
  json_extract(v.body, '$.dpo_core_activity') AS "dpo_core_activity",
  json_extract(v.body, '$.rights_note') AS "rights_note",
  json_extract(v.body, '$.review_every') AS "review_every",
  json_extract(v.body, '$.next_review_on') AS "next_review_on",
  json_extract(v.body, '$.notes') AS "notes",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_joint_controllers AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')) AS "party",
  json_extract(i.value, '$.who_does_what') AS "who_does_what",
  json_extract(i.value, '$.contact') AS "contact",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS "doc",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.joint_controllers') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_clients AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')) AS "party",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS "term",
  json_extract(i.value, '$.processing') AS "processing",
  json_extract(i.value, '$.agreement') AS "agreement",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS "doc",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.clients') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_purposes AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.text') AS "text",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.purposes') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_legal_bases AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.art6') AS "art6",
  json_extract(i.value, '$.law') AS "law",
  json_extract(i.value, '$.law_country') AS "law_country",
  json_extract(i.value, '$.interest') AS "interest",
  json_extract(i.value, '$.balancing') AS "balancing",
  json_extract(i.value, '$.balancing_on') AS "balancing_on",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.balancing_doc')) AS "balancing_doc",
  json_extract(i.value, '$.consent_how') AS "consent_how",
  json_extract(i.value, '$.consent_withdrawal') AS "consent_withdrawal",
  json_extract(i.value, '$.objection_how') AS "objection_how",
  json_extract(i.value, '$.art9') AS "art9",
  json_extract(i.value, '$.art9_law') AS "art9_law",
  json_extract(i.value, '$.explicit') AS "explicit",
  json_extract(i.value, '$.professional_secrecy') AS "professional_secrecy",
  json_extract(i.value, '$.art10_law') AS "art10_law",
  json_extract(i.value, '$.official_authority') AS "official_authority",
  json_extract(i.value, '$.other_permission') AS "other_permission",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.legal_bases') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_data_subjects AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS "term",
  json_extract(i.value, '$.count.from') AS "count_from",
  json_extract(i.value, '$.count.to') AS "count_to",
  json_extract(i.value, '$.count.note') AS "count_note",
  json_extract(i.value, '$.vulnerable') AS "vulnerable",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.data_subjects') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_personal_data AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS "term",
  json_extract(i.value, '$.detail') AS "detail",
  json_extract(i.value, '$.identifiability') AS "identifiability",
  json_extract(i.value, '$.special_note') AS "special_note",
  json_extract(i.value, '$.national_id_law') AS "national_id_law",
  json_extract(i.value, '$.required') AS "required",
  json_extract(i.value, '$.consequence') AS "consequence",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.personal_data') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_sources AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.from') AS "from",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')) AS "party",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS "term",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.sources') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_recipients AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')) AS "party",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS "term",
  json_extract(i.value, '$.role') AS "role",
  json_extract(i.value, '$.why') AS "why",
  json_extract(i.value, '$.country') AS "country",
  json_extract(i.value, '$.own_basis') AS "own_basis",
  json_extract(i.value, '$.agreement') AS "agreement",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.recipients.items') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_transfers AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.importer')) AS "importer",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS "term",
  json_extract(i.value, '$.recipient') AS "recipient",
  json_extract(i.value, '$.tool') AS "tool",
  json_extract(i.value, '$.country') AS "country",
  json_extract(i.value, '$.organisation') AS "organisation",
  json_extract(i.value, '$.mechanism') AS "mechanism",
  json_extract(i.value, '$.module') AS "module",
  json_extract(i.value, '$.safeguards') AS "safeguards",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS "doc",
  json_extract(i.value, '$.signed_on') AS "signed_on",
  json_extract(i.value, '$.approved_by') AS "approved_by",
  json_extract(i.value, '$.approved_on') AS "approved_on",
  json_extract(i.value, '$.scope_confirmed') AS "scope_confirmed",
  json_extract(i.value, '$.dpf_listed') AS "dpf_listed",
  json_extract(i.value, '$.dpf_hr') AS "dpf_hr",
  json_extract(i.value, '$.dpf_checked_on') AS "dpf_checked_on",
  json_extract(i.value, '$.fallback') AS "fallback",
  json_extract(i.value, '$.tia_on') AS "tia_on",
  json_extract(i.value, '$.tia_result') AS "tia_result",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.tia_doc')) AS "tia_doc",
  json_extract(i.value, '$.supplementary') AS "supplementary",
  json_extract(i.value, '$.occasional') AS "occasional",
  json_extract(i.value, '$.assessment') AS "assessment",
  json_extract(i.value, '$.authority_informed_on') AS "authority_informed_on",
  json_extract(i.value, '$.subjects_informed') AS "subjects_informed",
  json_extract(i.value, '$.copy_from') AS "copy_from",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.transfers.items') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_retention AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.rule')) AS "rule",
  (SELECT group_concat(k.value, '; ') FROM json_each(i.value, '$.countries') AS k) AS "countries",
  (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.companies') AS k JOIN record AS n ON n.uid = k.value) AS "companies",
  json_extract(i.value, '$.period') AS "period",
  json_extract(i.value, '$.self_set_maximum') AS "self_set_maximum",
  json_extract(i.value, '$.criterion') AS "criterion",
  (SELECT group_concat(k.value, '; ') FROM json_each(i.value, '$.starts') AS k) AS "starts",
  json_extract(i.value, '$.start_note') AS "start_note",
  json_extract(i.value, '$.whichever') AS "whichever",
  json_extract(i.value, '$.counted_from') AS "counted_from",
  json_extract(i.value, '$.rule_kind') AS "rule_kind",
  json_extract(i.value, '$.law') AS "law",
  json_extract(i.value, '$.law_country') AS "law_country",
  json_extract(i.value, '$.law_checked_on') AS "law_checked_on",
  json_extract(i.value, '$.action') AS "action",
  json_extract(i.value, '$.method') AS "method",
  json_extract(i.value, '$.exceptions') AS "exceptions",
  json_extract(i.value, '$.last_deleted_on') AS "last_deleted_on",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.retention.items') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_measures AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS "term",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.measures.items') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_systems AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.system')) AS "system",
  json_extract(i.value, '$.what_for') AS "what_for",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.systems') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_notices AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS "doc",
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat(n.name, '; ') FROM json_each(i.value, '$.scope.companies') AS k JOIN record AS n ON n.uid = k.value) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat(json_extract(x.value, '$.text'), '; ') FROM json_each(i.value, '$.scope.purposes') AS k JOIN json_each(v.body, '$.purposes') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k JOIN json_each(v.body, '$.data_subjects') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k JOIN json_each(v.body, '$.personal_data') AS x ON json_extract(x.value, '$.key') = k.value) END AS "scope_personal_data",
  json_extract(i.value, '$.scope.when') AS "scope_when",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.notices') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_documents AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS "doc",
  json_extract(i.value, '$.what_for') AS "what_for",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.documents') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_reviews AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.on') AS "on",
  json_extract(i.value, '$.by') AS "by",
  json_extract(i.value, '$.outcome') AS "outcome",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.reviews') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW activity_mutes AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(i.value, '$.key') AS "key",
  json_extract(i.value, '$.check') AS "check",
  json_extract(i.value, '$.reason') AS "reason",
  json_extract(i.value, '$.by') AS "by",
  json_extract(i.value, '$.on') AS "on",
  json_extract(i.value, '$.note') AS "note"
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.mutes') AS i
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW leftovers AS SELECT
  r.uid AS uid,
  r.kind AS kind,
  r.ref AS ref,
  r.name AS name,
  json_extract(i.value, '$.source') AS source,
  json_extract(i.value, '$.place') AS place,
  json_extract(i.value, '$.heading') AS heading,
  json_extract(i.value, '$.text') AS text,
  json_extract(i.value, '$.note') AS note
FROM record AS r JOIN revision AS v ON v.hash = r.head, json_each(v.body, '$.leftovers') AS i
WHERE r.deleted = 0;

CREATE VIEW article_30_controller AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  CASE json_type(v.body, '$.companies')
    WHEN 'text' THEN (SELECT group_concat(nullif(substr(coalesce(', ' || p.name, '') || coalesce(', ' || json_extract(pv.body, '$.address'), '') || coalesce(', ' || json_extract(pv.body, '$.country'), '') || coalesce(', ' || json_extract(pv.body, '$.email'), '') || coalesce(', ' || json_extract(pv.body, '$.phone'), '') || coalesce(', ' || 'representative: ' || nullif(substr(coalesce(', ' || json_extract(pv.body, '$.representative_name'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_address'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_email'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_phone'), ''), 3), ''), '') || coalesce(', ' || 'data protection officer: ' || nullif(substr(coalesce(', ' || json_extract(pv.body, '$.dpo_name'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_address'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_email'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_phone'), ''), 3), ''), ''), 3), ''), '; ') FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.kind = 'party' AND p.deleted = 0 AND json_extract(pv.body, '$.own') = 'yes')
    ELSE (SELECT group_concat(nullif(substr(coalesce(', ' || p.name, '') || coalesce(', ' || json_extract(pv.body, '$.address'), '') || coalesce(', ' || json_extract(pv.body, '$.country'), '') || coalesce(', ' || json_extract(pv.body, '$.email'), '') || coalesce(', ' || json_extract(pv.body, '$.phone'), '') || coalesce(', ' || 'representative: ' || nullif(substr(coalesce(', ' || json_extract(pv.body, '$.representative_name'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_address'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_email'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_phone'), ''), 3), ''), '') || coalesce(', ' || 'data protection officer: ' || nullif(substr(coalesce(', ' || json_extract(pv.body, '$.dpo_name'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_address'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_email'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_phone'), ''), 3), ''), ''), 3), ''), '; ') FROM json_each(v.body, '$.companies') AS k JOIN record AS p ON p.uid = k.value JOIN revision AS pv ON pv.hash = p.head) END AS "companies",
  (SELECT group_concat(nullif(substr(coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')), '') || coalesce(', ' || json_extract(i.value, '$.who_does_what'), ''), 3), ''), '; ') FROM json_each(v.body, '$.joint_controllers') AS i) AS "joint_controllers",
  (SELECT group_concat(json_extract(i.value, '$.text'), '; ') FROM json_each(v.body, '$.purposes') AS i) AS "purposes",
  (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), '; ') FROM json_each(v.body, '$.data_subjects') AS i) AS "data_subjects",
  (SELECT group_concat(nullif(substr(coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), '') || coalesce(', ' || json_extract(i.value, '$.detail'), ''), 3), ''), '; ') FROM json_each(v.body, '$.personal_data') AS i) AS "personal_data",
  CASE json_extract(v.body, '$.recipients.answer') WHEN 'listed' THEN (SELECT group_concat(nullif(substr(coalesce(', ' || nullif(substr(coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')), '') || coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), ''), 3), ''), '') || coalesce(', ' || replace(json_extract(i.value, '$.role'), '_', ' '), '') || coalesce(', ' || json_extract(i.value, '$.country'), ''), 3), ''), '; ') FROM json_each(v.body, '$.recipients.items') AS i) ELSE replace(json_extract(v.body, '$.recipients.answer'), '_', ' ') || coalesce(': ' || json_extract(v.body, '$.recipients.reason'), '') END AS "recipients",
  CASE json_extract(v.body, '$.transfers.answer') WHEN 'listed' THEN (SELECT group_concat(nullif(substr(coalesce(', ' || nullif(substr(coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.importer')), '') || coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), '') || coalesce(', ' || json_extract(i.value, '$.country'), '') || coalesce(', ' || json_extract(i.value, '$.organisation'), ''), 3), ''), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.country'), (SELECT json_extract(s.value, '$.country') FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = json_extract(i.value, '$.importer') AND json_extract(s.value, '$.key') = json_extract(i.value, '$.tool'))), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.organisation'), (SELECT json_extract(s.value, '$.organisation') FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = json_extract(i.value, '$.importer') AND json_extract(s.value, '$.key') = json_extract(i.value, '$.tool'))), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.mechanism'), (SELECT json_extract(s.value, '$.mechanism') FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = json_extract(i.value, '$.importer') AND json_extract(s.value, '$.key') = json_extract(i.value, '$.tool'))), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.safeguards'), (SELECT json_extract(s.value, '$.safeguards') FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = json_extract(i.value, '$.importer') AND json_extract(s.value, '$.key') = json_extract(i.value, '$.tool'))), ''), 3), ''), '; ') FROM json_each(v.body, '$.transfers.items') AS i) ELSE replace(json_extract(v.body, '$.transfers.answer'), '_', ' ') || coalesce(': ' || json_extract(v.body, '$.transfers.reason'), '') END AS "transfers",
  CASE json_extract(v.body, '$.retention.answer') WHEN 'listed' THEN (SELECT group_concat(nullif(substr(coalesce(', ' || nullif(substr(coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.rule')), '') || coalesce(', ' || json_extract(i.value, '$.period'), '') || coalesce(', ' || json_extract(i.value, '$.criterion'), ''), 3), ''), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.period'), (SELECT json_extract(s.value, '$.period') FROM record AS p JOIN (SELECT hash, body AS value FROM revision) AS s ON s.hash = p.head WHERE p.uid = json_extract(i.value, '$.rule'))), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.criterion'), (SELECT json_extract(s.value, '$.criterion') FROM record AS p JOIN (SELECT hash, body AS value FROM revision) AS s ON s.hash = p.head WHERE p.uid = json_extract(i.value, '$.rule'))), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.law'), (SELECT json_extract(s.value, '$.law') FROM record AS p JOIN (SELECT hash, body AS value FROM revision) AS s ON s.hash = p.head WHERE p.uid = json_extract(i.value, '$.rule'))), ''), 3), ''), '; ') FROM json_each(v.body, '$.retention.items') AS i) ELSE replace(json_extract(v.body, '$.retention.answer'), '_', ' ') || coalesce(': ' || json_extract(v.body, '$.retention.reason'), '') END AS "retention",
  CASE json_extract(v.body, '$.measures.answer') WHEN 'listed' THEN (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), '; ') FROM json_each(v.body, '$.measures.items') AS i) ELSE replace(json_extract(v.body, '$.measures.answer'), '_', ' ') || coalesce(': ' || json_extract(v.body, '$.measures.reason'), '') END AS "measures",
  json_extract(v.body, '$.measures_text') AS "measures_text",
  r.processing_status AS "processing_status",
  r.changed_at AS "changed_at"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'activity' AND r.deleted = 0 AND coalesce(r.role, '') <> 'processor';

CREATE VIEW article_30_processor AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  CASE json_type(v.body, '$.companies')
    WHEN 'text' THEN (SELECT group_concat(nullif(substr(coalesce(', ' || p.name, '') || coalesce(', ' || json_extract(pv.body, '$.address'), '') || coalesce(', ' || json_extract(pv.body, '$.country'), '') || coalesce(', ' || json_extract(pv.body, '$.email'), '') || coalesce(', ' || json_extract(pv.body, '$.phone'), '') || coalesce(', ' || 'representative: ' || nullif(substr(coalesce(', ' || json_extract(pv.body, '$.representative_name'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_address'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_email'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_phone'), ''), 3), ''), '') || coalesce(', ' || 'data protection officer: ' || nullif(substr(coalesce(', ' || json_extract(pv.body, '$.dpo_name'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_address'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_email'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_phone'), ''), 3), ''), ''), 3), ''), '; ') FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.kind = 'party' AND p.deleted = 0 AND json_extract(pv.body, '$.own') = 'yes')
    ELSE (SELECT group_concat(nullif(substr(coalesce(', ' || p.name, '') || coalesce(', ' || json_extract(pv.body, '$.address'), '') || coalesce(', ' || json_extract(pv.body, '$.country'), '') || coalesce(', ' || json_extract(pv.body, '$.email'), '') || coalesce(', ' || json_extract(pv.body, '$.phone'), '') || coalesce(', ' || 'representative: ' || nullif(substr(coalesce(', ' || json_extract(pv.body, '$.representative_name'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_address'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_email'), '') || coalesce(', ' || json_extract(pv.body, '$.representative_phone'), ''), 3), ''), '') || coalesce(', ' || 'data protection officer: ' || nullif(substr(coalesce(', ' || json_extract(pv.body, '$.dpo_name'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_address'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_email'), '') || coalesce(', ' || json_extract(pv.body, '$.dpo_phone'), ''), 3), ''), ''), 3), ''), '; ') FROM json_each(v.body, '$.companies') AS k JOIN record AS p ON p.uid = k.value JOIN revision AS pv ON pv.hash = p.head) END AS "companies",
  (SELECT group_concat(nullif(substr(coalesce(', ' || nullif(substr(coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')), '') || coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), ''), 3), ''), '') || coalesce(', ' || json_extract(i.value, '$.processing'), ''), 3), ''), '; ') FROM json_each(v.body, '$.clients') AS i) AS "clients",
  CASE json_extract(v.body, '$.transfers.answer') WHEN 'listed' THEN (SELECT group_concat(nullif(substr(coalesce(', ' || nullif(substr(coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.importer')), '') || coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), '') || coalesce(', ' || json_extract(i.value, '$.country'), '') || coalesce(', ' || json_extract(i.value, '$.organisation'), ''), 3), ''), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.country'), (SELECT json_extract(s.value, '$.country') FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = json_extract(i.value, '$.importer') AND json_extract(s.value, '$.key') = json_extract(i.value, '$.tool'))), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.organisation'), (SELECT json_extract(s.value, '$.organisation') FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = json_extract(i.value, '$.importer') AND json_extract(s.value, '$.key') = json_extract(i.value, '$.tool'))), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.mechanism'), (SELECT json_extract(s.value, '$.mechanism') FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = json_extract(i.value, '$.importer') AND json_extract(s.value, '$.key') = json_extract(i.value, '$.tool'))), '') || coalesce(', ' || coalesce(json_extract(i.value, '$.safeguards'), (SELECT json_extract(s.value, '$.safeguards') FROM record AS p JOIN revision AS pv ON pv.hash = p.head, json_each(pv.body, '$.tools') AS s WHERE p.uid = json_extract(i.value, '$.importer') AND json_extract(s.value, '$.key') = json_extract(i.value, '$.tool'))), ''), 3), ''), '; ') FROM json_each(v.body, '$.transfers.items') AS i) ELSE replace(json_extract(v.body, '$.transfers.answer'), '_', ' ') || coalesce(': ' || json_extract(v.body, '$.transfers.reason'), '') END AS "transfers",
  CASE json_extract(v.body, '$.measures.answer') WHEN 'listed' THEN (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), '; ') FROM json_each(v.body, '$.measures.items') AS i) ELSE replace(json_extract(v.body, '$.measures.answer'), '_', ' ') || coalesce(': ' || json_extract(v.body, '$.measures.reason'), '') END AS "measures",
  json_extract(v.body, '$.measures_text') AS "measures_text",
  r.processing_status AS "processing_status",
  r.changed_at AS "changed_at"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'activity' AND r.deleted = 0 AND coalesce(r.role, '') = 'processor';

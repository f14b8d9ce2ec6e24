-- Views for readers with other tools, written from the field catalogue; see views_test.go.
-- A column that is NULL is not said. A link is the name of the record that it
-- leads to. Private notes are left out. article_30_controller and
-- article_30_processor say everything of an activity in words, what Article 30
-- asks for first; in the other views, codes are those of the catalogue.

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
  (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.companies') AS k) AS "companies",
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
  (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(v.body, '$.includes') AS k) AS "includes",
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
  (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(v.body, '$.companies') AS k) AS "companies",
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
  CASE json_type(v.body, '$.companies') WHEN 'text' THEN json_extract(v.body, '$.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(v.body, '$.companies') AS k) END AS "companies",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.companies') AS k) AS "companies",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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
  CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN json_extract(i.value, '$.scope.companies') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), '; ') FROM json_each(i.value, '$.scope.companies') AS k) END AS "scope_companies",
  CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN json_extract(i.value, '$.scope.purposes') ELSE (SELECT group_concat((SELECT json_extract(x.value, '$.text') FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.purposes') AS k) END AS "scope_purposes",
  CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN json_extract(i.value, '$.scope.data_subjects') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END AS "scope_data_subjects",
  CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN json_extract(i.value, '$.scope.personal_data') ELSE (SELECT group_concat((SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), '; ') FROM json_each(i.value, '$.scope.personal_data') AS k) END AS "scope_personal_data",
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

CREATE VIEW party_contacts AS SELECT
  r.uid AS "uid",
  r.name AS "name",
  json_extract(v.body, '$.own') AS "own",
  nullif(ltrim(coalesce('; registration number: ' || replace(json_extract(v.body, '$.registration_no'), char(10), ', '), '') || coalesce('; address: ' || replace(json_extract(v.body, '$.address'), char(10), ', '), '') || coalesce('; country: ' || replace(json_extract(v.body, '$.country'), char(10), ', '), '') || coalesce('; e-mail: ' || replace(json_extract(v.body, '$.email'), char(10), ', '), '') || coalesce('; phone: ' || replace(json_extract(v.body, '$.phone'), char(10), ', '), '') || coalesce('; representative: ' || coalesce(coalesce(coalesce(replace(json_extract(v.body, '$.representative_name'), char(10), ', ') || coalesce(', ' || replace(json_extract(v.body, '$.representative_address'), char(10), ', '), ''), replace(json_extract(v.body, '$.representative_address'), char(10), ', ')) || coalesce(', ' || coalesce(replace(json_extract(v.body, '$.representative_email'), char(10), ', ') || coalesce(', ' || replace(json_extract(v.body, '$.representative_phone'), char(10), ', '), ''), replace(json_extract(v.body, '$.representative_phone'), char(10), ', ')), ''), coalesce(replace(json_extract(v.body, '$.representative_email'), char(10), ', ') || coalesce(', ' || replace(json_extract(v.body, '$.representative_phone'), char(10), ', '), ''), replace(json_extract(v.body, '$.representative_phone'), char(10), ', '))), CASE WHEN coalesce(json_extract(v.body, '$.representative_designated'), CASE WHEN json_extract(v.body, '$.no_representative_reason') IS NOT NULL THEN 'no' END) = 'no' THEN 'none designated' || coalesce(', reason: ' || replace(json_extract(v.body, '$.no_representative_reason'), char(10), ', '), '') END), '') || coalesce('; data protection officer: ' || coalesce(coalesce(coalesce(replace(json_extract(v.body, '$.dpo_name'), char(10), ', ') || coalesce(', ' || replace(json_extract(v.body, '$.dpo_address'), char(10), ', '), ''), replace(json_extract(v.body, '$.dpo_address'), char(10), ', ')) || coalesce(', ' || coalesce(replace(json_extract(v.body, '$.dpo_email'), char(10), ', ') || coalesce(', ' || replace(json_extract(v.body, '$.dpo_phone'), char(10), ', '), ''), replace(json_extract(v.body, '$.dpo_phone'), char(10), ', ')), ''), coalesce(replace(json_extract(v.body, '$.dpo_email'), char(10), ', ') || coalesce(', ' || replace(json_extract(v.body, '$.dpo_phone'), char(10), ', '), ''), replace(json_extract(v.body, '$.dpo_phone'), char(10), ', '))), CASE WHEN json_extract(v.body, '$.dpo_designated') = 'no' THEN 'none designated' END), ''), '; '), '') AS "contacts"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'party' AND r.deleted = 0;

CREATE VIEW activities_in_words AS SELECT
  r.uid AS "uid",
  r.ref AS "ref",
  r.name AS "name",
  json_extract(v.body, '$.description') AS "description",
  (SELECT group_concat(k.value, '; ') FROM json_each(v.body, '$.tags') AS k) AS "tags",
  CASE json_extract(v.body, '$.role') WHEN 'joint_controller' THEN 'joint controller' ELSE json_extract(v.body, '$.role') END AS "role",
  json_extract(v.body, '$.processing_status') AS "processing_status",
  json_extract(v.body, '$.starts_on') AS "starts_on",
  json_extract(v.body, '$.ends_on') AS "ends_on",
  (SELECT coalesce(n.ref || ' ', '') || n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.replaced_by')) AS "replaced_by",
  CASE json_extract(v.body, '$.record_status') WHEN 'in_review' THEN 'in review' ELSE json_extract(v.body, '$.record_status') END AS "record_status",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.unit')) AS "unit",
  (SELECT group_concat(k.value, '; ') FROM json_each(v.body, '$.owners') AS k) AS "owners",
  CASE json_type(v.body, '$.companies')
    WHEN 'text' THEN 'the whole group' || coalesce(': ' || (SELECT group_concat(c.name || coalesce(' [' || c.contacts || ']', ''), '; ') FROM party_contacts AS c WHERE c.own = 'yes'), '')
    ELSE (SELECT group_concat((SELECT c.name || coalesce(' [' || c.contacts || ']', '') FROM party_contacts AS c WHERE c.uid = k.value), '; ') FROM json_each(v.body, '$.companies') AS k) END AS "companies",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')) AS name, coalesce('; ' || (SELECT c.contacts FROM party_contacts AS c WHERE c.uid = json_extract(i.value, '$.party')), '') || coalesce('; who does what: ' || json_extract(i.value, '$.who_does_what'), '') || coalesce('; answers requests: ' || json_extract(i.value, '$.contact'), '') || coalesce('; arrangement: ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.joint_controllers') AS i LIMIT -1) AS w) AS "joint_controllers",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')) || coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), ''), (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term'))) AS name, coalesce('; ' || (SELECT c.contacts FROM party_contacts AS c WHERE c.uid = json_extract(i.value, '$.party')), '') || coalesce('; processing: ' || json_extract(i.value, '$.processing'), '') || coalesce('; agreement: ' || (SELECT (SELECT coalesce(CASE json_extract(x.value, '$.kind') WHEN 'processor_contract' THEN 'processor contract' WHEN 'client_contract' THEN 'client contract' WHEN 'joint_arrangement' THEN 'joint arrangement' ELSE json_extract(x.value, '$.kind') END, json_extract(x.value, '$.agreement_ref'), 'no. ' || (x.key + 1)) FROM json_each(pv.body, '$.agreements') AS x WHERE json_extract(x.value, '$.key') = json_extract(i.value, '$.agreement')) FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.party')), '') || coalesce('; document: ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.clients') AS i LIMIT -1) AS w) AS "clients",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT json_extract(i.value, '$.text') AS name, coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.purposes') AS i LIMIT -1) AS w) AS "purposes",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT CASE json_extract(i.value, '$.art6') WHEN '6.1.a' THEN '6.1.a consent' WHEN '6.1.b' THEN '6.1.b contract, or steps before one' WHEN '6.1.c' THEN '6.1.c legal obligation' WHEN '6.1.d' THEN '6.1.d vital interests' WHEN '6.1.e' THEN '6.1.e public task or official authority' WHEN '6.1.f' THEN '6.1.f legitimate interests' ELSE json_extract(i.value, '$.art6') END AS name, coalesce('; law: ' || json_extract(i.value, '$.law'), '') || coalesce('; country of the law: ' || replace(json_extract(i.value, '$.law_country'), 'ZZ', 'a third country, not established which'), '') || coalesce('; legitimate interest: ' || json_extract(i.value, '$.interest'), '') || coalesce('; outcome of balancing: ' || json_extract(i.value, '$.balancing'), '') || coalesce('; balanced on: ' || json_extract(i.value, '$.balancing_on'), '') || coalesce('; balancing test: ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.balancing_doc')), '') || coalesce('; how consent is asked: ' || json_extract(i.value, '$.consent_how'), '') || coalesce('; how consent is withdrawn: ' || json_extract(i.value, '$.consent_withdrawal'), '') || coalesce('; how to object: ' || json_extract(i.value, '$.objection_how'), '') || coalesce('; Article 9(2): ' || CASE json_extract(i.value, '$.art9') WHEN '9.2.a' THEN '9.2.a explicit consent' WHEN '9.2.b' THEN '9.2.b employment, social security, social protection' WHEN '9.2.c' THEN '9.2.c vital interests, person unable to consent' WHEN '9.2.d' THEN '9.2.d non-profit body and its members' WHEN '9.2.e' THEN '9.2.e made public by the person' WHEN '9.2.f' THEN '9.2.f legal claims and courts' WHEN '9.2.g' THEN '9.2.g substantial public interest' WHEN '9.2.h' THEN '9.2.h health and social care, occupational medicine' WHEN '9.2.i' THEN '9.2.i public health' WHEN '9.2.j' THEN '9.2.j archives, research, statistics' ELSE json_extract(i.value, '$.art9') END, '') || coalesce('; law for Article 9: ' || json_extract(i.value, '$.art9_law'), '') || coalesce('; explicit consent: ' || json_extract(i.value, '$.explicit'), '') || coalesce('; professional secrecy: ' || json_extract(i.value, '$.professional_secrecy'), '') || coalesce('; law for Article 10: ' || json_extract(i.value, '$.art10_law'), '') || coalesce('; official authority: ' || json_extract(i.value, '$.official_authority'), '') || coalesce('; other permission: ' || json_extract(i.value, '$.other_permission'), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.legal_bases') AS i LIMIT -1) AS w) AS "legal_bases",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS name, coalesce('; how many: ' || nullif(ltrim(CASE WHEN json_extract(i.value, '$.count.from') = json_extract(i.value, '$.count.to') THEN json_extract(i.value, '$.count.from') WHEN json_extract(i.value, '$.count.to') IS NULL THEN coalesce('at least ' || json_extract(i.value, '$.count.from'), '') WHEN json_extract(i.value, '$.count.from') IS NULL THEN 'at most ' || json_extract(i.value, '$.count.to') ELSE json_extract(i.value, '$.count.from') || ' to ' || json_extract(i.value, '$.count.to') END || coalesce('; ' || json_extract(i.value, '$.count.note'), ''), '; '), ''), '') || coalesce('; vulnerable: ' || json_extract(i.value, '$.vulnerable'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.data_subjects') AS i LIMIT -1) AS w) AS "data_subjects",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS name, coalesce('; special category: ' || (SELECT CASE json_extract(pv.body, '$.special') WHEN 'racial_ethnic' THEN 'racial or ethnic origin' WHEN 'political' THEN 'political opinions' WHEN 'religion' THEN 'religious or philosophical beliefs' WHEN 'union' THEN 'trade union membership' WHEN 'genetic' THEN 'genetic data' WHEN 'biometric_id' THEN 'biometric data to identify a person' WHEN 'sex' THEN 'sex life or sexual orientation' ELSE json_extract(pv.body, '$.special') END FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.term')), '') || coalesce('; convictions and offences: ' || (SELECT json_extract(pv.body, '$.criminal') FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.term')), '') || coalesce('; national number: ' || (SELECT json_extract(pv.body, '$.national_id') FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.term')), '') || coalesce('; includes: ' || (SELECT (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(pv.body, '$.includes') AS k) FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.term')), '') || coalesce('; detail: ' || json_extract(i.value, '$.detail'), '') || coalesce('; identifiability: ' || CASE json_extract(i.value, '$.identifiability') WHEN 'claimed_anonymous' THEN 'claimed to be anonymous' ELSE json_extract(i.value, '$.identifiability') END, '') || coalesce('; special-data note: ' || json_extract(i.value, '$.special_note'), '') || coalesce('; law for the number: ' || json_extract(i.value, '$.national_id_law'), '') || coalesce('; must be given: ' || json_extract(i.value, '$.required'), '') || coalesce('; if not given: ' || json_extract(i.value, '$.consequence'), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.personal_data') AS i LIMIT -1) AS w) AS "personal_data",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT CASE json_extract(i.value, '$.from') WHEN 'data_subject' THEN 'the data subject' WHEN 'other_person' THEN 'another person' WHEN 'party' THEN 'a party' WHEN 'public' THEN 'public sources' WHEN 'own_systems' THEN 'own systems' ELSE json_extract(i.value, '$.from') END AS name, coalesce('; party: ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')), '') || coalesce('; category: ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.sources') AS i LIMIT -1) AS w) AS "sources",
  CASE json_extract(v.body, '$.special_data') WHEN 'unsolicited' THEN 'only if people send it unasked' ELSE json_extract(v.body, '$.special_data') END AS "special_data",
  json_extract(v.body, '$.free_text_rule') AS "free_text_rule",
  json_extract(v.body, '$.children') AS "children",
  json_extract(v.body, '$.profiling') AS "profiling",
  json_extract(v.body, '$.profiling_note') AS "profiling_note",
  coalesce((SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.party')) || coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), ''), (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term'))) AS name, coalesce('; role: ' || CASE json_extract(i.value, '$.role') WHEN 'internal' THEN 'access inside' WHEN 'intra_group' THEN 'group company' WHEN 'sub_processor' THEN 'sub-processor' WHEN 'joint_controller' THEN 'joint controller' WHEN 'separate_controller' THEN 'separate controller' WHEN 'public_authority' THEN 'public authority' WHEN 'public' THEN 'the public' WHEN 'undecided' THEN 'role not decided yet' ELSE json_extract(i.value, '$.role') END, '') || coalesce('; why: ' || json_extract(i.value, '$.why'), '') || coalesce('; country: ' || replace(json_extract(i.value, '$.country'), 'ZZ', 'a third country, not established which'), '') || coalesce('; ground for the disclosure: ' || json_extract(i.value, '$.own_basis'), '') || coalesce('; agreement: ' || (SELECT (SELECT coalesce(CASE json_extract(x.value, '$.kind') WHEN 'processor_contract' THEN 'processor contract' WHEN 'client_contract' THEN 'client contract' WHEN 'joint_arrangement' THEN 'joint arrangement' ELSE json_extract(x.value, '$.kind') END, json_extract(x.value, '$.agreement_ref'), 'no. ' || (x.key + 1)) FROM json_each(pv.body, '$.agreements') AS x WHERE json_extract(x.value, '$.key') = json_extract(i.value, '$.agreement')) FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.party')), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM (SELECT json_patch(coalesce((SELECT json_object('country', json_extract(pv.body, '$.country')) FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.party')), '{}'), i.value) AS value FROM json_each(v.body, '$.recipients.items') AS i LIMIT -1) AS i LIMIT -1) AS w) || coalesce('; reason: ' || json_extract(v.body, '$.recipients.reason'), ''), json_extract(v.body, '$.recipients.answer') || coalesce(': ' || json_extract(v.body, '$.recipients.reason'), ''), json_extract(v.body, '$.recipients.reason')) AS "recipients",
  coalesce((SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT coalesce(coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.importer')) || coalesce(', ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')), ''), (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term'))) || coalesce(', ' || coalesce(replace(json_extract(i.value, '$.country'), 'ZZ', 'a third country, not established which') || coalesce(', ' || json_extract(i.value, '$.organisation'), ''), json_extract(i.value, '$.organisation')), ''), coalesce(replace(json_extract(i.value, '$.country'), 'ZZ', 'a third country, not established which') || coalesce(', ' || json_extract(i.value, '$.organisation'), ''), json_extract(i.value, '$.organisation'))) AS name, coalesce('; recipient: ' || (SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.party')), (SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.recipients.items') AS x WHERE json_extract(x.value, '$.key') = json_extract(i.value, '$.recipient')), '') || coalesce('; transfer tool: ' || (SELECT (SELECT coalesce(CASE json_extract(x.value, '$.mechanism') WHEN '45' THEN '45 adequacy decision (Art. 45)' WHEN '46.2.a' THEN '46.2.a binding instrument between public bodies' WHEN '46.2.b' THEN '46.2.b binding corporate rules (Art. 47)' WHEN '46.2.c' THEN '46.2.c EU standard contractual clauses (2021/914)' WHEN '46.2.d' THEN '46.2.d clauses of a supervisory authority' WHEN '46.2.e' THEN '46.2.e approved code of conduct' WHEN '46.2.f' THEN '46.2.f approved certification' WHEN '46.3.a' THEN '46.3.a own contract clauses, authorised' WHEN '46.3.b' THEN '46.3.b arrangement between public bodies, authorised' WHEN '49.1.a' THEN '49.1.a explicit consent after being told the risks' WHEN '49.1.b' THEN '49.1.b contract with the person' WHEN '49.1.c' THEN '49.1.c contract in the person''s interest' WHEN '49.1.d' THEN '49.1.d important reasons of public interest' WHEN '49.1.e' THEN '49.1.e legal claims' WHEN '49.1.f' THEN '49.1.f vital interests, person unable to consent' WHEN '49.1.g' THEN '49.1.g public register' WHEN '49.1.sub2' THEN '49.1.sub2 compelling legitimate interests' WHEN 'scc_unknown' THEN 'standard contractual clauses, set not named' WHEN '47' THEN '47 binding corporate rules, noted by Art. 47' WHEN '48' THEN '48 order of a foreign court or authority (Art. 48)' WHEN 'safe_harbour' THEN 'US Safe Harbour' WHEN 'privacy_shield' THEN 'EU-US Privacy Shield' WHEN 'scc_2001' THEN 'clauses 2001/497/EC, controller to controller' WHEN 'scc_2004' THEN 'clauses 2004/915/EC, controller to controller' WHEN 'scc_2010' THEN 'clauses 2010/87/EU, controller to processor' WHEN 'dpf_wrong' THEN 'UK Extension or Swiss-US framework' WHEN 'idta' THEN 'UK transfer agreement (IDTA)' WHEN 'uk_addendum' THEN 'UK addendum alone' WHEN 'scc_art28' THEN 'processor clauses 2021/915' WHEN 'consent_generic' THEN '"consent" for routine use' ELSE json_extract(x.value, '$.mechanism') END, 'no. ' || (x.key + 1)) FROM json_each(pv.body, '$.tools') AS x WHERE json_extract(x.value, '$.key') = json_extract(i.value, '$.tool')) FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.importer')), '') || coalesce('; mechanism: ' || CASE json_extract(i.value, '$.mechanism') WHEN '45' THEN '45 adequacy decision (Art. 45)' WHEN '46.2.a' THEN '46.2.a binding instrument between public bodies' WHEN '46.2.b' THEN '46.2.b binding corporate rules (Art. 47)' WHEN '46.2.c' THEN '46.2.c EU standard contractual clauses (2021/914)' WHEN '46.2.d' THEN '46.2.d clauses of a supervisory authority' WHEN '46.2.e' THEN '46.2.e approved code of conduct' WHEN '46.2.f' THEN '46.2.f approved certification' WHEN '46.3.a' THEN '46.3.a own contract clauses, authorised' WHEN '46.3.b' THEN '46.3.b arrangement between public bodies, authorised' WHEN '49.1.a' THEN '49.1.a explicit consent after being told the risks' WHEN '49.1.b' THEN '49.1.b contract with the person' WHEN '49.1.c' THEN '49.1.c contract in the person''s interest' WHEN '49.1.d' THEN '49.1.d important reasons of public interest' WHEN '49.1.e' THEN '49.1.e legal claims' WHEN '49.1.f' THEN '49.1.f vital interests, person unable to consent' WHEN '49.1.g' THEN '49.1.g public register' WHEN '49.1.sub2' THEN '49.1.sub2 compelling legitimate interests' WHEN 'scc_unknown' THEN 'standard contractual clauses, set not named' WHEN '47' THEN '47 binding corporate rules, noted by Art. 47' WHEN '48' THEN '48 order of a foreign court or authority (Art. 48)' WHEN 'safe_harbour' THEN 'US Safe Harbour' WHEN 'privacy_shield' THEN 'EU-US Privacy Shield' WHEN 'scc_2001' THEN 'clauses 2001/497/EC, controller to controller' WHEN 'scc_2004' THEN 'clauses 2004/915/EC, controller to controller' WHEN 'scc_2010' THEN 'clauses 2010/87/EU, controller to processor' WHEN 'dpf_wrong' THEN 'UK Extension or Swiss-US framework' WHEN 'idta' THEN 'UK transfer agreement (IDTA)' WHEN 'uk_addendum' THEN 'UK addendum alone' WHEN 'scc_art28' THEN 'processor clauses 2021/915' WHEN 'consent_generic' THEN '"consent" for routine use' ELSE json_extract(i.value, '$.mechanism') END, '') || coalesce('; module: ' || CASE json_extract(i.value, '$.module') WHEN '1' THEN '1 controller to controller' WHEN '2' THEN '2 controller to processor' WHEN '3' THEN '3 processor to processor' WHEN '4' THEN '4 processor to controller' ELSE json_extract(i.value, '$.module') END, '') || coalesce('; safeguards: ' || json_extract(i.value, '$.safeguards'), '') || coalesce('; document: ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')), '') || coalesce('; signed on: ' || json_extract(i.value, '$.signed_on'), '') || coalesce('; approved by: ' || json_extract(i.value, '$.approved_by'), '') || coalesce('; approved on: ' || json_extract(i.value, '$.approved_on'), '') || coalesce('; inside the decision''s scope: ' || json_extract(i.value, '$.scope_confirmed'), '') || coalesce('; on the DPF list: ' || json_extract(i.value, '$.dpf_listed'), '') || coalesce('; DPF covers HR data: ' || json_extract(i.value, '$.dpf_hr'), '') || coalesce('; DPF checked on: ' || json_extract(i.value, '$.dpf_checked_on'), '') || coalesce('; fallback: ' || json_extract(i.value, '$.fallback'), '') || coalesce('; TIA done on: ' || json_extract(i.value, '$.tia_on'), '') || coalesce('; result of the TIA: ' || CASE json_extract(i.value, '$.tia_result') WHEN 'ok' THEN 'the protection suffices' WHEN 'ok_with_measures' THEN 'suffices with additional measures' WHEN 'stop' THEN 'does not suffice: no transfer' ELSE json_extract(i.value, '$.tia_result') END, '') || coalesce('; TIA document: ' || (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.tia_doc')), '') || coalesce('; supplementary measures: ' || json_extract(i.value, '$.supplementary'), '') || coalesce('; occasional: ' || json_extract(i.value, '$.occasional'), '') || coalesce('; assessment: ' || json_extract(i.value, '$.assessment'), '') || coalesce('; authority informed on: ' || json_extract(i.value, '$.authority_informed_on'), '') || coalesce('; data subjects informed: ' || json_extract(i.value, '$.subjects_informed'), '') || coalesce('; copy from: ' || json_extract(i.value, '$.copy_from'), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM (SELECT json_patch(coalesce((SELECT json_patch(json_object('importer', p.uid, 'country', CASE WHEN coalesce(json_extract(i.value, '$.country'), json_extract(i.value, '$.organisation'), json_extract(s.value, '$.country'), json_extract(s.value, '$.organisation')) IS NULL THEN json_extract(pv.body, '$.country') END),
      coalesce(json_remove(CASE WHEN coalesce(json_extract(i.value, '$.country'), json_extract(i.value, '$.organisation')) IS NULL THEN s.value ELSE json_remove(s.value, '$.country', '$.organisation') END, '$.note', CASE WHEN json_extract(i.value, '$.mechanism') <> coalesce(json_extract(s.value, '$.mechanism'), '') THEN '$.module' ELSE '$.note' END), '{}'))
      FROM record AS p JOIN revision AS pv ON pv.hash = p.head LEFT JOIN json_each(pv.body, '$.tools') AS s ON json_extract(s.value, '$.key') = json_extract(i.value, '$.tool') WHERE p.uid = coalesce(json_extract(i.value, '$.importer'), (SELECT json_extract(x.value, '$.party') FROM json_each(v.body, '$.recipients.items') AS x WHERE json_extract(x.value, '$.key') = json_extract(i.value, '$.recipient')))), '{}'), i.value) AS value FROM json_each(v.body, '$.transfers.items') AS i LIMIT -1) AS i LIMIT -1) AS w) || coalesce('; reason: ' || json_extract(v.body, '$.transfers.reason'), ''), json_extract(v.body, '$.transfers.answer') || coalesce(': ' || json_extract(v.body, '$.transfers.reason'), ''), json_extract(v.body, '$.transfers.reason')) AS "transfers",
  coalesce((SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.rule')) || coalesce(', ' || coalesce(trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(i.value, '$.period'), 'P', ' '), 'D', ' days '), 'W', ' weeks '), 'M', ' months '), 'Y', ' years '), ' 1 days ', ' 1 day '), ' 1 weeks ', ' 1 week '), ' 1 months ', ' 1 month '), ' 1 years ', ' 1 year ')) || coalesce(', ' || json_extract(i.value, '$.criterion'), ''), json_extract(i.value, '$.criterion')), ''), coalesce(trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(i.value, '$.period'), 'P', ' '), 'D', ' days '), 'W', ' weeks '), 'M', ' months '), 'Y', ' years '), ' 1 days ', ' 1 day '), ' 1 weeks ', ' 1 week '), ' 1 months ', ' 1 month '), ' 1 years ', ' 1 year ')) || coalesce(', ' || json_extract(i.value, '$.criterion'), ''), json_extract(i.value, '$.criterion'))) AS name, coalesce('; countries: ' || (SELECT group_concat(replace(k.value, 'ZZ', 'a third country, not established which'), ', ') FROM json_each(i.value, '$.countries') AS k), '') || coalesce('; companies: ' || (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.companies') AS k), '') || coalesce('; up to: ' || json_extract(i.value, '$.self_set_maximum'), '') || coalesce('; runs from: ' || (SELECT group_concat(CASE k.value WHEN 'last_activity' THEN 'last activity or contact' WHEN 'contract_end' THEN 'end of the contract' WHEN 'employment_end' THEN 'end of the employment' WHEN 'case_closed' THEN 'case closed' WHEN 'last_entry' THEN 'last entry' WHEN 'decision_sent' THEN 'decision sent' WHEN 'consent_withdrawn' THEN 'consent withdrawn' WHEN 'account_closed' THEN 'account closed' WHEN 'membership_end' THEN 'end of the membership' WHEN 'project_end' THEN 'end of the project' WHEN 'child_turns_18' THEN 'child turns 18' WHEN 'invoice_date' THEN 'date of the invoice' WHEN 'offer_made' THEN 'offer made' WHEN 'guarantee_start' THEN 'start of the guarantee' WHEN 'session_end' THEN 'end of the session' WHEN 'other' THEN 'another event' ELSE k.value END, ', ') FROM json_each(i.value, '$.starts') AS k), '') || coalesce('; start in words: ' || json_extract(i.value, '$.start_note'), '') || coalesce('; of several events: ' || CASE json_extract(i.value, '$.whichever') WHEN 'later' THEN 'whichever is later' WHEN 'earlier' THEN 'whichever is earlier' ELSE json_extract(i.value, '$.whichever') END, '') || coalesce('; counted from: ' || CASE json_extract(i.value, '$.counted_from') WHEN 'end_of_month' THEN 'end of the month' WHEN 'end_of_calendar_year' THEN 'end of the calendar year' WHEN 'end_of_financial_year' THEN 'end of the financial year' WHEN 'end_of_calendar_year_after_financial_year' THEN 'end of the calendar year in which the financial year ended' ELSE json_extract(i.value, '$.counted_from') END, '') || coalesce('; kind of rule: ' || CASE json_extract(i.value, '$.rule_kind') WHEN 'statutory_minimum' THEN 'kept at least, by law' WHEN 'statutory_maximum' THEN 'kept at most, by law' WHEN 'limitation_period' THEN 'limitation of claims' WHEN 'authority_guideline' THEN 'guideline of an authority' WHEN 'business_decision' THEN 'own decision' WHEN 'archives_law' THEN 'archives law' ELSE json_extract(i.value, '$.rule_kind') END, '') || coalesce('; law: ' || json_extract(i.value, '$.law'), '') || coalesce('; country of the law: ' || replace(json_extract(i.value, '$.law_country'), 'ZZ', 'a third country, not established which'), '') || coalesce('; law checked on: ' || json_extract(i.value, '$.law_checked_on'), '') || coalesce('; then: ' || CASE json_extract(i.value, '$.action') WHEN 'restrict_and_review' THEN 'restrict and review' WHEN 'transfer_to_archive' THEN 'hand over to an archive' WHEN 'return_to_controller' THEN 'return to the controller' ELSE json_extract(i.value, '$.action') END, '') || coalesce('; how: ' || CASE json_extract(i.value, '$.method') WHEN 'automatic_job' THEN 'automatic job' WHEN 'manual' THEN 'by hand' WHEN 'backup_cycle' THEN 'overwritten in the backup cycle' WHEN 'shredding' THEN 'shredded to a class' WHEN 'by_processor' THEN 'by the processor' ELSE json_extract(i.value, '$.method') END, '') || coalesce('; exceptions: ' || json_extract(i.value, '$.exceptions'), '') || coalesce('; last deleted on: ' || json_extract(i.value, '$.last_deleted_on'), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM (SELECT json_patch(coalesce((SELECT CASE WHEN json_extract(i.value, '$.law') <> coalesce(json_extract(pv.body, '$.law'), '') THEN json_remove(pv.body, '$.law_country', '$.law_checked_on') ELSE pv.body END FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.rule')), '{}'), i.value) AS value FROM json_each(v.body, '$.retention.items') AS i LIMIT -1) AS i LIMIT -1) AS w) || coalesce('; reason: ' || json_extract(v.body, '$.retention.reason'), ''), CASE json_extract(v.body, '$.retention.answer') WHEN 'not_possible' THEN 'not possible' ELSE json_extract(v.body, '$.retention.answer') END || coalesce(': ' || json_extract(v.body, '$.retention.reason'), ''), json_extract(v.body, '$.retention.reason')) AS "retention",
  coalesce((SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.term')) AS name, coalesce('; includes: ' || (SELECT (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(pv.body, '$.includes') AS k) FROM record AS p JOIN revision AS pv ON pv.hash = p.head WHERE p.uid = json_extract(i.value, '$.term')), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.measures.items') AS i LIMIT -1) AS w) || coalesce('; reason: ' || json_extract(v.body, '$.measures.reason'), ''), CASE json_extract(v.body, '$.measures.answer') WHEN 'not_possible' THEN 'not possible' ELSE json_extract(v.body, '$.measures.answer') END || coalesce(': ' || json_extract(v.body, '$.measures.reason'), ''), json_extract(v.body, '$.measures.reason')) AS "measures",
  json_extract(v.body, '$.measures_text') AS "measures_text",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.system')) AS name, coalesce('; what for: ' || json_extract(i.value, '$.what_for'), '') || coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.systems') AS i LIMIT -1) AS w) AS "systems",
  json_extract(v.body, '$.automated_decisions') AS "automated_decisions",
  json_extract(v.body, '$.decision_logic') AS "decision_logic",
  CASE json_extract(v.body, '$.decision_basis') WHEN '22.2.a' THEN '22.2.a necessary for a contract with the person' WHEN '22.2.b' THEN '22.2.b allowed by a law with safeguards' WHEN '22.2.c' THEN '22.2.c explicit consent' ELSE json_extract(v.body, '$.decision_basis') END AS "decision_basis",
  json_extract(v.body, '$.dpia_required') AS "dpia_required",
  json_extract(v.body, '$.dpia_reason') AS "dpia_reason",
  (SELECT group_concat(CASE k.value WHEN 'eval' THEN 'evaluation, scoring or profiling' WHEN 'adm' THEN 'automated decision with legal or similar effect' WHEN 'monitor' THEN 'systematic monitoring' WHEN 'sensitive' THEN 'sensitive or highly personal data' WHEN 'scale' THEN 'large scale' WHEN 'combine' THEN 'matching or combining data sets' WHEN 'vulnerable' THEN 'vulnerable people' WHEN 'innovative' THEN 'new technology or new use of it' WHEN 'block' THEN 'keeps people from a right, service or contract' ELSE k.value END, '; ') FROM json_each(v.body, '$.dpia_criteria') AS k) AS "dpia_criteria",
  CASE json_extract(v.body, '$.dpia_listed_case') WHEN '35.3.a' THEN '35.3.a systematic and extensive automated evaluation with legal or similar effect' WHEN '35.3.b' THEN '35.3.b special categories or criminal data on a large scale' WHEN '35.3.c' THEN '35.3.c monitoring of a public area on a large scale' ELSE json_extract(v.body, '$.dpia_listed_case') END AS "dpia_listed_case",
  json_extract(v.body, '$.dpia_screened_on') AS "dpia_screened_on",
  json_extract(v.body, '$.dpia_status') AS "dpia_status",
  json_extract(v.body, '$.dpia_on') AS "dpia_on",
  (SELECT n.name FROM record AS n WHERE n.uid = json_extract(v.body, '$.dpia_doc')) AS "dpia_doc",
  CASE json_extract(v.body, '$.dpia_outcome') WHEN 'low' THEN 'the risk that remains is acceptable' WHEN 'residual_high' THEN 'a high risk remains' ELSE json_extract(v.body, '$.dpia_outcome') END AS "dpia_outcome",
  json_extract(v.body, '$.dpo_advice') AS "dpo_advice",
  json_extract(v.body, '$.consulted_on') AS "consulted_on",
  json_extract(v.body, '$.dpia_next_on') AS "dpia_next_on",
  json_extract(v.body, '$.large_scale') AS "large_scale",
  json_extract(v.body, '$.occasional') AS "occasional",
  json_extract(v.body, '$.dpo_core_activity') AS "dpo_core_activity",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS name, coalesce('; companies: ' || CASE json_type(i.value, '$.scope.companies') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.companies'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT n.name FROM record AS n WHERE n.uid = k.value), ', ') FROM json_each(i.value, '$.scope.companies') AS k) END, '') || coalesce('; purposes: ' || CASE json_type(i.value, '$.scope.purposes') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.purposes'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce(json_extract(x.value, '$.text'), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.purposes') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.purposes') AS k) END, '') || coalesce('; data subjects: ' || CASE json_type(i.value, '$.scope.data_subjects') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.data_subjects'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.data_subjects') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.data_subjects') AS k) END, '') || coalesce('; personal data: ' || CASE json_type(i.value, '$.scope.personal_data') WHEN 'text' THEN replace(json_extract(i.value, '$.scope.personal_data'), 'rest', 'the rest') ELSE (SELECT group_concat((SELECT coalesce((SELECT n.name FROM record AS n WHERE n.uid = json_extract(x.value, '$.term')), 'no. ' || (x.key + 1)) FROM json_each(v.body, '$.personal_data') AS x WHERE json_extract(x.value, '$.key') = k.value), ', ') FROM json_each(i.value, '$.scope.personal_data') AS k) END, '') || coalesce('; when: ' || json_extract(i.value, '$.scope.when'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.notices') AS i LIMIT -1) AS w) AS "notices",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT (SELECT n.name FROM record AS n WHERE n.uid = json_extract(i.value, '$.doc')) AS name, coalesce('; what for: ' || json_extract(i.value, '$.what_for'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.documents') AS i LIMIT -1) AS w) AS "documents",
  json_extract(v.body, '$.rights_note') AS "rights_note",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT json_extract(i.value, '$.on') AS name, coalesce('; by: ' || json_extract(i.value, '$.by'), '') || coalesce('; outcome: ' || CASE json_extract(i.value, '$.outcome') WHEN 'to_end' THEN 'to be ended' ELSE json_extract(i.value, '$.outcome') END, '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.reviews') AS i LIMIT -1) AS w) AS "reviews",
  trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(v.body, '$.review_every'), 'P', ' '), 'D', ' days '), 'W', ' weeks '), 'M', ' months '), 'Y', ' years '), ' 1 days ', ' 1 day '), ' 1 weeks ', ' 1 week '), ' 1 months ', ' 1 month '), ' 1 years ', ' 1 year ')) AS "review_every",
  json_extract(v.body, '$.next_review_on') AS "next_review_on",
  json_extract(v.body, '$.notes') AS "notes",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT json_extract(i.value, '$.check') AS name, coalesce('; reason: ' || json_extract(i.value, '$.reason'), '') || coalesce('; by: ' || json_extract(i.value, '$.by'), '') || coalesce('; on: ' || json_extract(i.value, '$.on'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.mutes') AS i LIMIT -1) AS w) AS "mutes",
  (SELECT group_concat(nullif(ltrim(coalesce(w.name, '') || coalesce(' [' || nullif(ltrim(w.parts, '; '), '') || ']', '')), ''), '; ')
    FROM (SELECT json_extract(i.value, '$.text') AS name, coalesce('; source: ' || json_extract(i.value, '$.source'), '') || coalesce('; place: ' || json_extract(i.value, '$.place'), '') || coalesce('; heading: ' || json_extract(i.value, '$.heading'), '') || coalesce('; note: ' || json_extract(i.value, '$.note'), '') AS parts FROM json_each(v.body, '$.leftovers') AS i LIMIT -1) AS w) AS "leftovers",
  r.changed_at AS "changed_at",
  r.changed_by AS "changed_by"
FROM record AS r JOIN revision AS v ON v.hash = r.head
WHERE r.kind = 'activity' AND r.deleted = 0;

CREATE VIEW article_30_controller AS SELECT
  "ref",
  "name",
  "role",
  "companies",
  "joint_controllers",
  "purposes",
  "data_subjects",
  "personal_data",
  "recipients",
  "transfers",
  "retention",
  "measures",
  "measures_text",
  "description",
  "tags",
  "processing_status",
  "starts_on",
  "ends_on",
  "replaced_by",
  "record_status",
  "unit",
  "owners",
  "clients",
  "legal_bases",
  "sources",
  "special_data",
  "free_text_rule",
  "children",
  "profiling",
  "profiling_note",
  "systems",
  "automated_decisions",
  "decision_logic",
  "decision_basis",
  "dpia_required",
  "dpia_reason",
  "dpia_criteria",
  "dpia_listed_case",
  "dpia_screened_on",
  "dpia_status",
  "dpia_on",
  "dpia_doc",
  "dpia_outcome",
  "dpo_advice",
  "consulted_on",
  "dpia_next_on",
  "large_scale",
  "occasional",
  "dpo_core_activity",
  "notices",
  "documents",
  "rights_note",
  "reviews",
  "review_every",
  "next_review_on",
  "notes",
  "mutes",
  "leftovers",
  "uid",
  "changed_at",
  "changed_by"
FROM activities_in_words
WHERE coalesce("role", '') <> 'processor';

CREATE VIEW article_30_processor AS SELECT
  "ref",
  "name",
  "role",
  "companies",
  "clients",
  "transfers",
  "measures",
  "measures_text",
  "description",
  "tags",
  "processing_status",
  "starts_on",
  "ends_on",
  "replaced_by",
  "record_status",
  "unit",
  "owners",
  "joint_controllers",
  "purposes",
  "legal_bases",
  "data_subjects",
  "personal_data",
  "sources",
  "special_data",
  "free_text_rule",
  "children",
  "profiling",
  "profiling_note",
  "recipients",
  "retention",
  "systems",
  "automated_decisions",
  "decision_logic",
  "decision_basis",
  "dpia_required",
  "dpia_reason",
  "dpia_criteria",
  "dpia_listed_case",
  "dpia_screened_on",
  "dpia_status",
  "dpia_on",
  "dpia_doc",
  "dpia_outcome",
  "dpo_advice",
  "consulted_on",
  "dpia_next_on",
  "large_scale",
  "occasional",
  "dpo_core_activity",
  "notices",
  "documents",
  "rights_note",
  "reviews",
  "review_every",
  "next_review_on",
  "notes",
  "mutes",
  "leftovers",
  "uid",
  "changed_at",
  "changed_by"
FROM activities_in_words
WHERE coalesce("role", '') = 'processor';

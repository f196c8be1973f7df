-- Buddies and the employees' representative are people by name: managers are shown a site without them.
REVOKE SELECT ON site FROM app_mgmt;
GRANT SELECT (id, organisation_id, p_number, name, kind, street, postal_code, town, children_present, public_host, tasks, closed_at, version) ON site TO app_mgmt;

ALTER TABLE site ADD CONSTRAINT site_buddies CHECK (cardinality(buddies) <= 20 AND array_position(buddies, '') IS NULL);
ALTER TABLE site ADD CONSTRAINT site_rep CHECK (rep_name IS NOT NULL OR (rep_email IS NULL AND rep_phone IS NULL));
ALTER TABLE citizen ADD CONSTRAINT citizen_wishes CHECK (cardinality(wished_tasks) <= 20
  AND wished_kinds <@ ARRAY['school', 'day_care', 'nursing_home', 'administration', 'sports_hall', 'training_centre', 'laundry']);

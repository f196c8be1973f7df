-- VITAS asks for the contact's e-mail: a caseworker reads it of those whose names and phones she reads already.
GRANT SELECT (email) ON staff TO app_caseworker;

-- Like every view of ours it shows no more than whoever reads it may see; its readers are functions of app_owner (0031).
ALTER VIEW supplier_window SET (security_invoker = true);

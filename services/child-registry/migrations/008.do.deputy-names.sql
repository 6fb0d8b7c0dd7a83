-- Who stands in, by name: a township knows the village's people by their names and not by their accounts. Sealed; nothing of those named before.
ALTER TABLE deputy ADD COLUMN name text;

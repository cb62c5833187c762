-- What else is kept with an event, as Marten keeps it: an object.
ALTER TYPE habittrack_app.new_event ADD ATTRIBUTE headers jsonb;

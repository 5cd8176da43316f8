"""The one place that joins the stages: bring → prepare → fit → call → pool → report."""

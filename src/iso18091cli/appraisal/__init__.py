"""Self-assessments, reviewers → whom to look at, what each reviewer says, the appraisal, and how far they agree."""

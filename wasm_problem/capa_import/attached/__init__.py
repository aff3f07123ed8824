"""What converted graders bring along: these modules run in the sandbox, attached to the problem as files."""

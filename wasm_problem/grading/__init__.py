"""What a problem, an answer and a verdict are, and how an answer is graded. Knows nothing of XBlock or Django."""

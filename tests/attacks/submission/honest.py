"""A right program for each problem, in each language."""

from __future__ import annotations

JOIN = "def join_sorted(words):\n    return '-'.join(sorted(words))\n"
SPLIT = "def split(text):\n    return text.split('-')\n"
JOIN_IN_JAVASCRIPT = "const join_sorted = (words) => words.toSorted().join('-');\n"
SPLIT_IN_JAVASCRIPT = "const split = (text) => text.split('-');\n"

JOINING = ("words", "raw", "one_start", "passes_the_first_on", "many", "two_programs")

HONEST = {
    "py": dict.fromkeys(JOINING, JOIN)
    | {
        "lines": "import sys\nprint('-'.join(sorted(sys.stdin.read().split())))",
        "basket": "class Basket:\n    def __init__(self): self.words = []\n"
        "    def put(self, word): self.words.append(word)\n    def sorted(self): return sorted(self.words)\n",
        "there_and_back": JOIN + SPLIT,
        "author_s_function": "def longest(words):\n    return max(map(len, words))\n",
        "compared_inside": "def shout(text):\n    return text.upper()\n",
        "pairs": "def has_pair(numbers, total):\n    seen = set()\n    for number in numbers:\n"
        "        if total - number in seen:\n            return True\n        seen.add(number)\n    return False\n",
        "without_sum": "def total(numbers):\n    return numbers[0] + total(numbers[1:]) if numbers else 0\n",
    },
    "js": dict.fromkeys((*JOINING, "words.py", "raw.py"), JOIN_IN_JAVASCRIPT)
    | {
        "lines": "console.log(readAll().split(/\\s+/).filter(Boolean).sort().join('-'));",
        "basket": "class Basket {\n  words = [];\n  put(word) { this.words.push(word); }\n"
        "  sorted() { return this.words.toSorted(); }\n}\n",
        "there_and_back": JOIN_IN_JAVASCRIPT + SPLIT_IN_JAVASCRIPT,
        "author_s_function": "const longest = (words) => Math.max(...words.map((word) => word.length));\n",
        "compared_inside": "const shout = (text) => text.toUpperCase();\n",
        "pairs": "function has_pair(numbers, total) {\n  const seen = new Set();\n  for (const number of numbers) {\n"
        "    if (seen.has(total - number)) return true;\n    seen.add(number);\n  }\n  return false;\n}\n",
        "without_sum": "const total = ([first, ...rest]) => (first === undefined ? 0 : first + total(rest));\n",
    },
}
"""By the extension of the program's file, then by the problem. With an extension: the grader's."""

SECOND = {"py": SPLIT, "js": SPLIT_IN_JAVASCRIPT}
"""A right program for the second field of the problem that has two."""

"""Django settings of the xblock-sdk workbench with our demos, for one person on their own machine.

Database and log are in ./var, or in the folder that $WASM_PROBLEM_VAR names.
"""

import os
from pathlib import Path

os.environ.setdefault("EXCLUDE_SAMPLE_XBLOCKS", "yes")  # read by workbench.settings

from workbench.settings import *  # noqa: F403
from workbench.settings import LOGGING, MIDDLEWARE, TEMPLATES

VAR = Path(os.environ.get("WASM_PROBLEM_VAR", "var")).resolve()
VAR.mkdir(parents=True, exist_ok=True)

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(VAR / "workbench.db"),
        "OPTIONS": {"timeout": 20},
    }
}
LOGGING["handlers"]["logfile"]["filename"] = str(VAR / "workbench.log")

# The workbench's own pages lead only to the learner's view.
TEMPLATES[0]["DIRS"].insert(0, str(Path(__file__).with_name("workbench_templates")))

# A page in the language that the browser asks for, as in the LMS.
LANGUAGES = [("en", "English"), ("es-419", "Español (Latinoamérica)"), ("es", "Español")]
MIDDLEWARE.insert(
    MIDDLEWARE.index("django.contrib.sessions.middleware.SessionMiddleware") + 1,
    "django.middleware.locale.LocaleMiddleware",
)

# Above the bounds of our own handlers, so that their answer is seen and not Django's.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

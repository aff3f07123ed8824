"""The names that scipy.optimize imports. They mean nothing, for no model is ever solved."""

from enum import IntEnum
from types import SimpleNamespace

kHighsInf = float("inf")
HighsModelStatus = IntEnum(
    "HighsModelStatus",
    "kNotset kLoadError kModelError kPresolveError kSolveError kPostsolveError kModelEmpty kOptimal kInfeasible "
    "kUnboundedOrInfeasible kUnbounded kObjectiveBound kObjectiveTarget kTimeLimit kIterationLimit",
    start=0,
)
HighsDebugLevel = IntEnum("HighsDebugLevel", "kHighsDebugLevelNone", start=0)
ObjSense = IntEnum("ObjSense", "kMinimize kMaximize")
simplex_constants = SimpleNamespace(
    SimplexEdgeWeightStrategy=IntEnum(
        "SimplexEdgeWeightStrategy",
        "kSimplexEdgeWeightStrategyChoose kSimplexEdgeWeightStrategyDantzig kSimplexEdgeWeightStrategyDevex "
        "kSimplexEdgeWeightStrategySteepestEdge",
        start=-1,
    ),
    SimplexStrategy=IntEnum("SimplexStrategy", "kSimplexStrategyDual"),
)

# Asks decimal for more digits than there is time for.
#
# category = "inside one C call"
# ending = "fuel"
import decimal


def attack():
    decimal.getcontext().prec = 2_000_000
    return str(decimal.Decimal(2).sqrt() ** decimal.Decimal("1.5"))

/* For one precision; included twice by lapack_extra.c. */

REAL KIND(lamch_)(char *what) {
    switch (*what & 0x5f) {
    case 'E': return EPS * (REAL)0.5;
    case 'S': return TINY;
    case 'B': return 2;
    case 'P': return EPS;
    case 'N': return DIGITS;
    case 'R': return 1;
    case 'M': return LEAST;
    case 'U': return TINY;
    case 'L': return MOST;
    case 'O': return HUGE_REAL;
    }
    return 0;
}

REAL KIND(lamc3_)(REAL *a, REAL *b) { return *a + *b; }

/* MAXLOC: the first place, from 1, of the largest element. */
integer LOCATION_OF_MOST(REAL *x, integer *n) {
    int best = 0;
    for (int i = 1; i < *n; i++)
        if (x[i] > x[best] || (x[best] != x[best] && x[i] == x[i])) best = i;
    return *n > 0 ? best + 1 : 0;
}

/* Blue's sums: big, medium and small elements apart, so that no square overflows. */
typedef struct { REAL big, medium, small; int no_big; } KIND(sums);

static void KIND(add)(KIND(sums) *sums, REAL x) {
    REAL size = ABS(x);
    if (size > TBIG) {
        sums->big += (size * SBIG) * (size * SBIG);
        sums->no_big = 0;
    } else if (size < TSML) {
        if (sums->no_big) sums->small += (size * SSML) * (size * SSML);
    } else {
        sums->medium += size * size;
    }
}

static void KIND(together)(KIND(sums) *sums, REAL *scale, REAL *square) {
    int some = sums->medium > 0 || sums->medium != sums->medium;
    if (sums->big > 0) {
        if (some) sums->big += (sums->medium * SBIG) * SBIG;
        *scale = 1 / SBIG, *square = sums->big;
    } else if (sums->small > 0) {
        if (some) {
            REAL medium = SQRT(sums->medium), small = SQRT(sums->small) / SSML;
            REAL least = small > medium ? medium : small, most = small > medium ? small : medium;
            *scale = 1, *square = most * most * (1 + (least / most) * (least / most));
        } else {
            *scale = 1 / SSML, *square = sums->small;
        }
    } else {
        *scale = 1, *square = sums->medium;
    }
}

static REAL KIND(norm)(integer n, REAL *x, integer step, int parts) {
    KIND(sums) sums = {0, 0, 0, 1};
    REAL scale, square;
    if (n <= 0) return 0;
    if (step < 0) x -= (n - 1) * step * parts;
    for (int i = 0; i < n; i++, x += step * parts)
        for (int part = 0; part < parts; part++) KIND(add)(&sums, x[part]);
    KIND(together)(&sums, &scale, &square);
    return scale * SQRT(square);
}
REAL KIND(nrm2_)(integer *n, REAL *x, integer *incx) { return KIND(norm)(*n, x, *incx, 1); }
REAL NRM2_OF_COMPLEX(integer *n, REAL *x, integer *incx) { return KIND(norm)(*n, x, *incx, 2); }

static void KIND(scaled)(integer n, REAL *x, integer step, int parts, REAL *scale, REAL *square) {
    KIND(sums) sums = {0, 0, 0, 1};
    if (*scale != *scale || *square != *square) return;
    if (*square == 0) *scale = 1;
    if (*scale == 0) *scale = 1, *square = 0;
    if (n <= 0) return;
    if (step < 0) x -= (n - 1) * step * parts;
    for (int i = 0; i < n; i++, x += step * parts)
        for (int part = 0; part < parts; part++) KIND(add)(&sums, x[part]);
    if (*square > 0) {
        REAL size = *scale * SQRT(*square);
        if (size > TBIG) {
            if (*scale > 1) {
                *scale *= SBIG;
                sums.big += *scale * (*scale * *square);
            } else {
                sums.big += *scale * (*scale * (SBIG * (SBIG * *square)));
            }
            sums.no_big = 0;
        } else if (size < TSML) {
            if (sums.no_big) {
                if (*scale < 1) {
                    *scale *= SSML;
                    sums.small += *scale * (*scale * *square);
                } else {
                    sums.small += *scale * (*scale * (SSML * (SSML * *square)));
                }
            }
        } else {
            sums.medium += *scale * (*scale * *square);
        }
    }
    KIND(together)(&sums, scale, square);
}
void KIND(lassq_)(integer *n, REAL *x, integer *incx, REAL *scale, REAL *square) {
    KIND(scaled)(*n, x, *incx, 1, scale, square);
}
void CKIND(lassq_)(integer *n, REAL *x, integer *incx, REAL *scale, REAL *square) {
    KIND(scaled)(*n, x, *incx, 2, scale, square);
}

static REAL KIND(between)(REAL most, REAL a, REAL b) {
    REAL u = a > b ? a : b;
    u = u > SAFMIN ? u : SAFMIN;
    return u < most ? u : most;
}

void KIND(lartg_)(REAL *f, REAL *g, REAL *c, REAL *s, REAL *r) {
    REAL least = SQRT(SAFMIN), most = SQRT(SAFMAX / 2), f1 = ABS(*f), g1 = ABS(*g), F = *f, G = *g, R, d;
    if (G == 0) {
        *c = 1, *s = 0, R = F;
    } else if (F == 0) {
        *c = 0, *s = SIGN(1, G), R = g1;
    } else if (f1 > least && f1 < most && g1 > least && g1 < most) {
        d = SQRT(F * F + G * G);
        *c = f1 / d, R = SIGN(d, F), *s = G / R;
    } else {
        REAL u = KIND(between)(SAFMAX, f1, g1), fs = F / u, gs = G / u;
        d = SQRT(fs * fs + gs * gs);
        *c = ABS(fs) / d, R = SIGN(d, F), *s = gs / R, R *= u;
    }
    *r = R;
}

void KIND(rotg_)(REAL *a, REAL *b, REAL *c, REAL *s) {
    REAL A = ABS(*a), B = ABS(*b);
    if (B == 0) {
        *c = 1, *s = 0, *b = 0;
    } else if (A == 0) {
        *c = 0, *s = 1, *a = *b, *b = 1;
    } else {
        REAL scale = KIND(between)(ROTG_SAFMAX, A, B), sigma = A > B ? SIGN(1, *a) : SIGN(1, *b);
        REAL r = sigma * (scale * SQRT((*a / scale) * (*a / scale) + (*b / scale) * (*b / scale)));
        *c = *a / r, *s = *b / r;
        *b = A > B ? *s : *c != 0 ? 1 / *c : 1;
        *a = r;
    }
}

static REAL CKIND(square)(REAL COMPLEX z) { return __real__ z * __real__ z + __imag__ z * __imag__ z; }
static REAL CKIND(size)(REAL COMPLEX z) {
    REAL a = ABS(__real__ z), b = ABS(__imag__ z);
    return a > b ? a : b;
}

static void CKIND(rotate)(REAL COMPLEX f, REAL COMPLEX g, REAL *c, REAL COMPLEX *s, REAL COMPLEX *r, REAL top) {
    REAL least = SQRT(SAFMIN), d;
    if (g == 0) {
        *c = 1, *s = 0, *r = f;
        return;
    }
    REAL g1 = CKIND(size)(g);
    if (f == 0) {
        *c = 0;
        if (__real__ g == 0 || __imag__ g == 0) {
            d = g1;
            *s = ~g / d, *r = d;
        } else if (g1 > least && g1 < SQRT(top / 2)) {
            d = SQRT(CKIND(square)(g));
            *s = ~g / d, *r = d;
        } else {
            REAL u = KIND(between)(top, g1, g1);
            REAL COMPLEX gs = g / u;
            d = SQRT(CKIND(square)(gs));
            *s = ~gs / d, *r = d * u;
        }
        return;
    }
    REAL f1 = CKIND(size)(f), most = SQRT(top / 4), u = 1, w = 1, f2, h2;
    REAL COMPLEX fs = f, gs = g;
    if (f1 > least && f1 < most && g1 > least && g1 < most) {
        f2 = CKIND(square)(f);
        h2 = f2 + CKIND(square)(g);
    } else {
        u = KIND(between)(top, f1, g1);
        gs = g / u;
        REAL g2 = CKIND(square)(gs);
        if (f1 / u < least) {
            REAL v = KIND(between)(top, f1, f1);
            w = v / u, fs = f / v;
            f2 = CKIND(square)(fs);
            h2 = f2 * w * w + g2;
        } else {
            fs = f / u;
            f2 = CKIND(square)(fs);
            h2 = f2 + g2;
        }
    }
    if (f2 >= h2 * SAFMIN) {
        *c = SQRT(f2 / h2);
        *r = fs / *c;
        *s = f2 > least && h2 < most * 2 ? ~gs * (fs / SQRT(f2 * h2)) : ~gs * (*r / h2);
    } else {
        d = SQRT(f2 * h2);
        *c = f2 / d;
        *r = *c >= SAFMIN ? fs / *c : fs * (h2 / d);
        *s = ~gs * (fs / d);
    }
    *c *= w, *r *= u;
}
void CKIND(lartg_)(REAL COMPLEX *f, REAL COMPLEX *g, REAL *c, REAL COMPLEX *s, REAL COMPLEX *r) {
    CKIND(rotate)(*f, *g, c, s, r, SAFMAX);
}
void CKIND(rotg_)(REAL COMPLEX *a, REAL COMPLEX *b, REAL *c, REAL COMPLEX *s) {
    REAL COMPLEX r;
    CKIND(rotate)(*a, *b, c, s, &r, ROTG_SAFMAX);
    *a = r;
}

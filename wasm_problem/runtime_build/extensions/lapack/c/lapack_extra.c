/* The parts of LAPACK that f2c cannot translate, and f2c's library: complex arithmetic and blank-padded text. */
#include <complex.h>
#include <float.h>
#include <stdio.h>
#undef complex
#undef I
#include "f2c.h"

#define COMPLEX _Complex

void c_div(complex *result, complex *a, complex *b) {
    float COMPLEX q = __builtin_complex(a->r, a->i) / __builtin_complex(b->r, b->i);
    result->r = __real__ q, result->i = __imag__ q;
}
void z_div(doublecomplex *result, doublecomplex *a, doublecomplex *b) {
    double COMPLEX q = __builtin_complex(a->r, a->i) / __builtin_complex(b->r, b->i);
    result->r = __real__ q, result->i = __imag__ q;
}
void c_sqrt(complex *result, complex *z) {
    float COMPLEX q = csqrtf(__builtin_complex(z->r, z->i));
    result->r = __real__ q, result->i = __imag__ q;
}
void z_sqrt(doublecomplex *result, doublecomplex *z) {
    double COMPLEX q = csqrt(__builtin_complex(z->r, z->i));
    result->r = __real__ q, result->i = __imag__ q;
}
void c_exp(complex *result, complex *z) {
    float scale = expf(z->r), angle = z->i;
    result->r = scale * cosf(angle), result->i = scale * sinf(angle);
}
void z_exp(doublecomplex *result, doublecomplex *z) {
    double scale = exp(z->r), angle = z->i;
    result->r = scale * cos(angle), result->i = scale * sin(angle);
}
void pow_zi(doublecomplex *result, doublecomplex *base, integer *exponent) {
    double COMPLEX value = 1, factor = __builtin_complex(base->r, base->i);
    unsigned n = *exponent < 0 ? 0u - (unsigned)*exponent : (unsigned)*exponent;
    if (*exponent < 0) factor = 1 / factor;
    for (; n; n >>= 1, factor *= factor)
        if (n & 1) value *= factor;
    result->r = __real__ value, result->i = __imag__ value;
}
void pow_ci(complex *result, complex *base, integer *exponent) {
    doublecomplex wide = {base->r, base->i};
    pow_zi(&wide, &wide, exponent);
    result->r = (float)wide.r, result->i = (float)wide.i;
}
integer pow_ii(integer *base, integer *exponent) {
    int x = *base, n = *exponent;
    if (n <= 0) return n == 0 || x == 1 ? 1 : x == -1 ? (n & 1 ? -1 : 1) : 0;
    unsigned value = 1, factor = (unsigned)x;
    for (unsigned rest = (unsigned)n; rest; rest >>= 1, factor *= factor)
        if (rest & 1) value *= factor;
    return (int)value;
}

integer s_cmp(char *a, char *b, ftnlen a_length, ftnlen b_length) {
    for (int i = 0; i < a_length || i < b_length; i++) {
        int left = i < a_length ? (unsigned char)a[i] : ' ', right = i < b_length ? (unsigned char)b[i] : ' ';
        if (left != right) return left - right;
    }
    return 0;
}
void s_copy(char *to, char *from, ftnlen to_length, ftnlen from_length) {
    int common = to_length < from_length ? to_length : from_length;
    memmove(to, from, common);
    memset(to + common, ' ', to_length - common);
}
void s_cat(char *to, char **parts, integer *lengths, integer *count, ftnlen to_length) {
    int at = 0;
    for (int i = 0; i < *count; i++)
        for (int j = 0; j < lengths[i] && at < to_length; j++) to[at++] = parts[i][j];
    memset(to + at, ' ', to_length - at);
}

/* Netlib's routine ends the program. As OpenBLAS does, this one says what is wrong and returns. */
void xerbla_(char *name, integer *info) {
    fprintf(stderr, " ** On entry to %.32s parameter number %2d had an illegal value\n", name, *info);
}
void xerbla_array_(char *name, integer *length, integer *info) {
    char text[33];
    int n = *length < 0 ? 0 : *length > 32 ? 32 : *length;
    memcpy(text, name, n);
    text[n] = 0;
    xerbla_(text, info);
}

/* A function of text: f2c would give it hidden arguments. */
char chla_transtype_(integer *code) { return *code == 111 ? 'N' : *code == 112 ? 'T' : *code == 113 ? 'C' : 'X'; }

#define KIND(NAME) s##NAME
#define CKIND(NAME) c##NAME
#define REAL float
#define EPS FLT_EPSILON
#define TINY FLT_MIN
#define HUGE_REAL FLT_MAX
#define DIGITS FLT_MANT_DIG
#define LEAST FLT_MIN_EXP
#define MOST FLT_MAX_EXP
#define SAFMIN 0x1p-126f
#define SAFMAX 0x1p126f
#define ROTG_SAFMAX 0x1p127f
#define TSML 0x1p-63f
#define TBIG 0x1p52f
#define SSML 0x1p75f
#define SBIG 0x1p-76f
#define NRM2_OF_COMPLEX scnrm2_
#define LOCATION_OF_MOST lsmaxl_
#define SQRT sqrtf
#define ABS fabsf
#define SIGN copysignf
#include "lapack_extra.h"
#undef KIND
#undef CKIND
#undef REAL
#undef EPS
#undef TINY
#undef HUGE_REAL
#undef DIGITS
#undef LEAST
#undef MOST
#undef SAFMIN
#undef SAFMAX
#undef ROTG_SAFMAX
#undef TSML
#undef TBIG
#undef SSML
#undef SBIG
#undef NRM2_OF_COMPLEX
#undef LOCATION_OF_MOST
#undef SQRT
#undef ABS
#undef SIGN
#define KIND(NAME) d##NAME
#define CKIND(NAME) z##NAME
#define REAL double
#define EPS DBL_EPSILON
#define TINY DBL_MIN
#define HUGE_REAL DBL_MAX
#define DIGITS DBL_MANT_DIG
#define LEAST DBL_MIN_EXP
#define MOST DBL_MAX_EXP
#define SAFMIN 0x1p-1022
#define SAFMAX 0x1p1022
#define ROTG_SAFMAX 0x1p1023
#define TSML 0x1p-511
#define TBIG 0x1p486
#define SSML 0x1p537
#define SBIG 0x1p-538
#define NRM2_OF_COMPLEX dznrm2_
#define LOCATION_OF_MOST ldmaxl_
#define SQRT sqrt
#define ABS fabs
#define SIGN copysign
#include "lapack_extra.h"

/* What f2c's C needs, for a machine whose int has 32 bits. The few library functions are inlined. */
#ifndef F2C_H
#define F2C_H
#include <math.h>
#include <string.h>

typedef int integer;
typedef unsigned int uinteger;
typedef char *address;
typedef float real;
typedef double doublereal;
typedef struct { real r, i; } complex;
typedef struct { doublereal r, i; } doublecomplex;
typedef int logical;
typedef int ftnlen;
typedef int ftnint;
typedef logical (*L_fp)();
typedef void VOID;

#define TRUE_ 1
#define FALSE_ 0
#define abs(x) ((x) >= 0 ? (x) : -(x))
#define dabs(x) fabs(x)
#define min(a, b) ((a) <= (b) ? (a) : (b))
#define max(a, b) ((a) >= (b) ? (a) : (b))
#define dmin(a, b) min(a, b)
#define dmax(a, b) max(a, b)

#define F2C_INLINE static inline __attribute__((always_inline, unused))

F2C_INLINE double r_imag(complex *z) { return z->i; }
F2C_INLINE double d_imag(doublecomplex *z) { return z->i; }
F2C_INLINE void r_cnjg(complex *result, complex *z) { complex c = {z->r, -z->i}; *result = c; }
F2C_INLINE void d_cnjg(doublecomplex *result, doublecomplex *z) { doublecomplex c = {z->r, -z->i}; *result = c; }
F2C_INLINE double r_sign(real *a, real *b) { return copysignf(*a, *b); }
F2C_INLINE double d_sign(doublereal *a, doublereal *b) { return copysign(*a, *b); }
F2C_INLINE double c_abs(complex *z) { return hypotf(z->r, z->i); }
F2C_INLINE double z_abs(doublecomplex *z) { return hypot(z->r, z->i); }
F2C_INLINE integer i_nint(real *x) { return (integer)roundf(*x); }
F2C_INLINE integer i_dnnt(doublereal *x) { return (integer)round(*x); }
F2C_INLINE integer i_len(char *text, ftnlen length) { (void)text; return length; }
F2C_INLINE double pow_dd(doublereal *a, doublereal *b) { return pow(*a, *b); }
F2C_INLINE double r_lg10(real *x) { return log10f(*x); }
F2C_INLINE double d_lg10(doublereal *x) { return log10(*x); }
F2C_INLINE double pow_di(doublereal *a, integer *b) { return pow(*a, *b); }
F2C_INLINE double pow_ri(real *a, integer *b) { return pow(*a, *b); }

void c_div(complex *, complex *, complex *);
void z_div(doublecomplex *, doublecomplex *, doublecomplex *);
void c_sqrt(complex *, complex *);
void z_sqrt(doublecomplex *, doublecomplex *);
void c_exp(complex *, complex *);
void z_exp(doublecomplex *, doublecomplex *);
void pow_ci(complex *, complex *, integer *);
void pow_zi(doublecomplex *, doublecomplex *, integer *);
integer pow_ii(integer *, integer *);
integer s_cmp(char *, char *, ftnlen, ftnlen);
void s_copy(char *, char *, ftnlen, ftnlen);
void s_cat(char *, char **, integer *, integer *, ftnlen);
#endif

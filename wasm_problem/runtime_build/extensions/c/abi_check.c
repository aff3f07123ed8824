/* What the headers say of CPython's structures, as a module that tells it to the interpreter itself. */
#include <Python.h>
#include <datetime.h>
#include <stddef.h>

#define SIZE(type) add(module, #type, (long)sizeof(type))
#define PLACE(type, field) add(module, #type "." #field, (long)offsetof(type, field))

static void add(PyObject *module, const char *name, long value) { PyModule_AddIntConstant(module, name, value); }

static PyObject *read_word(PyObject *self, PyObject *args) {
    Py_ssize_t address;
    (void)self;
    return PyArg_ParseTuple(args, "n", &address) ? PyLong_FromUnsignedLong(*(unsigned long *)address) : NULL;
}

static PyObject *reference_count(PyObject *self, PyObject *object) {
    (void)self;
    return PyLong_FromSsize_t(Py_REFCNT(object));
}

static PyObject *is_immortal(PyObject *self, PyObject *object) {
    (void)self;
    return PyBool_FromLong(_Py_IsImmortal(object));
}

/* By the macros of the headers, which read the bits of the state field. */
static PyObject *text_as_read(PyObject *self, PyObject *text) {
    (void)self;
    if (!PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "text");
        return NULL;
    }
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    PyObject *read = PyList_New(0);
    for (Py_ssize_t index = 0; read && index < length; index++) {
        PyObject *code = PyLong_FromUnsignedLong(PyUnicode_READ_CHAR(text, index));
        PyList_Append(read, code);
        Py_DECREF(code);
    }
    return Py_BuildValue("iiiiN", (int)PyUnicode_KIND(text), (int)PyUnicode_IS_ASCII(text),
                         (int)PyUnicode_IS_COMPACT(text), (int)PyUnicode_CHECK_INTERNED(text), read);
}

/* The error that is being raised and the one that is being handled, where the headers say that they are. */
static PyObject *errors_of_thread(PyObject *self, PyObject *error) {
    (void)self;
    PyThreadState *thread = PyThreadState_Get();
    PyObject *handled = PyErr_GetHandledException();
    int handled_agrees = thread->exc_info && (thread->exc_info->exc_value == handled || (!handled && (!thread->exc_info->exc_value || thread->exc_info->exc_value == Py_None)));
    Py_XDECREF(handled);
    PyErr_SetRaisedException(Py_NewRef(error));
    int raised_agrees = thread->current_exception == error;
    Py_XDECREF(PyErr_GetRaisedException());
    int interpreter_agrees = thread->interp == PyInterpreterState_Get();
    return Py_BuildValue("iii", handled_agrees, raised_agrees, interpreter_agrees);
}

static PyMethodDef functions[] = {
    {"read_word", read_word, METH_VARARGS, NULL},
    {"reference_count", reference_count, METH_O, NULL},
    {"is_immortal", is_immortal, METH_O, NULL},
    {"text_as_read", text_as_read, METH_O, NULL},
    {"errors_of_thread", errors_of_thread, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "abi_check", NULL, -1, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_abi_check(void) {
    PyObject *module = PyModule_Create(&definition);
    if (!module) return NULL;
    SIZE(PyTupleObject); SIZE(PyListObject); SIZE(PyDictObject); SIZE(PySetObject); SIZE(PyBytesObject);
    SIZE(PyByteArrayObject); SIZE(PyFloatObject); SIZE(PyComplexObject); SIZE(PyLongObject); SIZE(PySliceObject);
    SIZE(PyCFunctionObject); SIZE(PyMethodObject); SIZE(PyFunctionObject); SIZE(PyMemoryViewObject);
    SIZE(PyBaseExceptionObject); SIZE(PyMethodDescrObject); SIZE(PyGetSetDescrObject); SIZE(PyMemberDescrObject);
    SIZE(PyWrapperDescrObject); SIZE(PyUnicodeObject); SIZE(PyHeapTypeObject); SIZE(PyDateTime_Date);
    SIZE(PyDateTime_DateTime); SIZE(PyDateTime_Delta); SIZE(PyWeakReference); SIZE(PyOSErrorObject);
    PLACE(PyTupleObject, ob_item); PLACE(PyBytesObject, ob_sval); PLACE(PyObject, ob_type);
    PLACE(PyASCIIObject, length); PLACE(PyASCIIObject, hash); PLACE(PyTypeObject, tp_basicsize);
    PLACE(PyTypeObject, tp_flags); PLACE(PyListObject, ob_item); PLACE(PyFloatObject, ob_fval);
    add(module, "version", PY_VERSION_HEX >> 16);
    add(module, "digit_bits", PyLong_SHIFT);
    return module;
}

const f = () => f;

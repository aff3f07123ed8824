const half = () => "\ud83d";

const key = () => ({ [half()]: 1 });

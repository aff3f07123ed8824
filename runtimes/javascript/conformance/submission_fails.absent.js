const g = () => 1;

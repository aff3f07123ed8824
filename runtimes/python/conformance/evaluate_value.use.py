[twice_scaled(1), later]

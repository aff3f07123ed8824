nothing()

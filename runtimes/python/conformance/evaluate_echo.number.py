answer()

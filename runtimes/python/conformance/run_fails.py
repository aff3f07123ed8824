print("begun")
raise ValueError("went wrong")  # <here>

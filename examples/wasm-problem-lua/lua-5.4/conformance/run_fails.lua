print("begun")
error("went wrong") -- <here>

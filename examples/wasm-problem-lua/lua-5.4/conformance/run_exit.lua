local status = io.read("n")
print("leaving")
os.exit(status)
print("not reached")

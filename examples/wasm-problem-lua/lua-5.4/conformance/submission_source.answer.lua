-- wanted
print(1)

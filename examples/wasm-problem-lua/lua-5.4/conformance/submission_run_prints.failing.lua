error("oh")

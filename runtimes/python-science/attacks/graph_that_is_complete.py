# Makes a graph of millions of edges.
#
# category = "memory by dict"
# ending = ["memory", "fuel"]
import networkx


def attack():
    return networkx.complete_graph(6_000).number_of_edges()

"""Problems that tests of several folders use."""

SQUARES = """
<wasm_problem display_name="Sum of two squares" runtime="python-3.14" max_attempts="3" weight="2">
  <prompt>Give two integers whose squares add up to **{{n}}**.</prompt>
  <input name="a" kind="number" label="a"/>
  <input name="b" kind="number" label="b"/>
  <grader><![CDATA[
def generate(problem):
    return {"n": problem.random.choice([25, 50, 65])}
def grade(answer, problem):
    ok = answer["a"]**2 + answer["b"]**2 == problem.variables["n"]
    return {"score": 1 if ok else 0, "message": "" if ok else "Check your squares."}
  ]]></grader>
  <solution>Any of 3,4 / 1,7 / 1,8 and so on.</solution>
</wasm_problem>
"""

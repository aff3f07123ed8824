// Returns proxies that were revoked, bare and inside.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "Proxy"
function attack() {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return { proxy };
}

function half()
  return "\xFF\xFE"
end

function key()
  return { ["\xFF\xFE"] = 1 }
end

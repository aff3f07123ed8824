function sorted()
  table.sort({ 3, 1, 2 }, function(a, b)
    error("cannot compare") -- <here>
  end)
end

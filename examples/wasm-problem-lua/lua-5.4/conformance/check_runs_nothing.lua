-- é 😀
while true do
end

shout(readLine());
7

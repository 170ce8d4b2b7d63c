# Serves PostgreSQL from a new directory until standard input ends, and leaves nothing behind.
# Arguments: the directory of the programs, and the port.
trap '' HUP INT TERM
directory=$(mktemp -d) || exit 1
settings="-c listen_addresses=127.0.0.1 -p $2 -c unix_socket_directories= -c max_connections=300"
speed="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=32MB"
{
    "$1/initdb" -D "$directory/data" --username=openelements --auth=trust --no-sync --encoding=UTF8 --no-locale &&
        "$1/pg_ctl" start -D "$directory/data" -l "$directory/server" -o "$settings $speed" -t 120 -w
} >"$directory/log" 2>&1 && echo ready || cat "$directory/log" "$directory/server" 2>&1
# The test process never writes: this waits for its end, however that comes.
read -r _
"$1/pg_ctl" stop -D "$directory/data" -m immediate >"$directory/log" 2>&1
rm -rf "$directory"

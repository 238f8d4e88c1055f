#!/usr/bin/env bash
# Plugs the dialer into an Asterisk that is already there. Adds files of its own and one line to two of yours; running it
# again changes nothing. Your dialplan, trunks and phones stay as they are.
#   install.sh [--freepbx] [--etc /etc/asterisk] [--sounds DIR] [--permit ADDRESS/MASK] [--user dialer]
# --permit names the machine of the engine (default: this one). The AMI secret is made once and kept in ETC/dialer.secret.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
etc=/etc/asterisk sounds='' permit=127.0.0.1/255.255.255.255 user=dialer freepbx=no

die() { echo "install.sh: $*" >&2; exit 1; }
while [ $# -gt 0 ]; do
    case $1 in
        --freepbx) freepbx=yes; shift; continue ;;
        --etc | --sounds | --permit | --user) [ $# -gt 1 ] || die "$1 needs a value" ;;
        *) die "unknown option $1; the first lines of this file list them" ;;
    esac
    case $1 in --etc) etc=$2 ;; --sounds) sounds=$2 ;; --permit) permit=$2 ;; --user) user=$2 ;; esac
    shift 2
done
[ -d "$etc" ] && [ -w "$etc" ] || die "$etc is not a directory I can write to (run as root, or name another with --etc)"
if [ -z "$sounds" ]; then
    for sounds in /usr/share/asterisk/sounds /var/lib/asterisk/sounds none; do [ -d "$sounds" ] && break; done
fi
[ -d "$sounds" ] || die 'where are the sounds of your Asterisk? Name the directory with --sounds'

owner=$(stat -c %u:%g "$etc/extensions.conf" 2>/dev/null) || die "$etc/extensions.conf is not there: is Asterisk installed?"

# Adds a line to a file unless it is there already.
line() { grep -qxF "$2" "$1" 2>/dev/null || printf '\n%s\n' "$2" >>"$1"; }

put() { # put FILE MODE: standard input becomes the file, owned as Asterisk's other files are
    local new=$1.new
    (umask 077 && cat >"$new")
    chown "$owner" "$new" && chmod "$2" "$new" && mv "$new" "$1"
}

[ -s "$etc/dialer.secret" ] || head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n' | put "$etc/dialer.secret" 600

put "$etc/dialer.conf" 644 <"$here/dialer.conf"
{
    echo "; written by install.sh: the dialer's log-in, its rights, and the only events it is sent"
    echo "[$user]"
    echo "secret = $(cat "$etc/dialer.secret")"
    echo "deny = 0.0.0.0/0.0.0.0"
    echo "permit = $permit"
    echo "writetimeout = 5000"
    echo "read = call,user,system"
    echo "write = originate,call,reporting"
    for event in FullyBooted Shutdown Newchannel Newstate DialBegin DialState DialEnd OriginateResponse BridgeEnter BridgeLeave \
            HangupRequest Hangup UserEvent ContactStatus Status StatusComplete CoreShowChannel CoreShowChannelsComplete; do
        echo "eventfilter = Event: $event"
    done
} | put "$etc/dialer_manager.conf" 640

mkdir -p "$sounds/dialer"
for sound in "$here"/sounds/*.ulaw; do put "$sounds/dialer/$(basename "$sound")" 644 <"$sound"; done

if [ $freepbx = yes ]; then
    line "$etc/extensions_custom.conf" '#include dialer.conf'
    line "$etc/globals_custom.conf" 'DIALER_CONTRACT=1'
    line "$etc/manager_custom.conf" '#include dialer_manager.conf'
else
    line "$etc/extensions.conf" '#include dialer.conf'
    grep -q '^\[globals\]' "$etc/extensions.conf" || printf '\n[globals]\n' >>"$etc/extensions.conf"
    grep -q '^DIALER_CONTRACT' "$etc/extensions.conf" || printf '\n[globals](+)\nDIALER_CONTRACT=1\n' >>"$etc/extensions.conf"
    line "$etc/manager.conf" '#include dialer_manager.conf'
    grep -qE '^enabled *= *yes' "$etc/manager.conf" || echo "install.sh: set enabled=yes in [general] of $etc/manager.conf" >&2
fi
cat <<NEXT
Installed. Now:
  asterisk -rx 'core reload'                      (or restart Asterisk when no call is up)
  AMI user $user, secret in $etc/dialer.secret    -> into the dialer's configuration
  ./dialer check-asterisk                         says in words what is still missing
NEXT

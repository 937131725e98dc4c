#!/usr/bin/env bash
# Makes the pictures of the main pages anew that the README shows (docs/screens).
#
#   web/screens.sh             walks every page in Chromium, as web/browser.sh does, and keeps eight of the pictures
set -euo pipefail
cd "$(dirname "$0")/.."

web/browser.sh --only screens
mkdir -p docs/screens
keep() { # keep NAME WIDTH PAGE
  cp "target/browser/screens/en/$2/$3.png" "docs/screens/$1.png"
}
keep start 360 start
keep ask 360 ask-what-with-errors
keep status 360 status-received
keep offer 360 offer
keep times 360 times
keep home 360 home-booked
keep desk 1280 desk
keep case 1280 case-eligible-program

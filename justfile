# Short names for what is typed often. `just` lists them; each line also works without just.

default:
    @just --list

# Start the demo and open its page in the browser
demo *ARGS:
    cargo run -- demo --open {{ARGS}}

# Watch two offers play out in the terminal
play:
    cargo run -- demo --play

# Run the tests
test *ARGS:
    cargo test --workspace {{ARGS}}

# Run everything that CI runs
gate:
    .ci/run

# Check formatting, lints and the rules of the repository
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    cargo test -p parley --test tidy

# Accept what the tests show now as the new snapshots; read the diff afterwards
snapshots *ARGS:
    INSTA_UPDATE=always cargo test --workspace {{ARGS}}
    git diff --stat -- '*.snap'

# Measure presses, start and memory, optimized
bench:
    benches/measure

# Compare Parley with bots of the same shape in other languages; takes most of an hour
compare *ARGS:
    benches/compare/run {{ARGS}}

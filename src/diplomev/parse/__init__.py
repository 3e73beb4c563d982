"""From bytes to claims: read, segment, mentions, frames, claims."""

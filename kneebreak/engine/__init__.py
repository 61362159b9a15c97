"""What happens next: pure rules about breaks, without clock, files or desktop."""

"""What `show` tells: facts as values, the same for a screen, a screen reader and a program. Not how it is printed."""
